/**
 * What became of a request.
 *
 * - `allowed`: it went through; the host was contacted.
 * - `limited`: it went through without cookies.
 * - `blocked`: it never left the browser.
 * - `stubbed`: it never left the browser, and a harmless script was served in its place.
 */
export type Verdict = 'allowed' | 'limited' | 'blocked' | 'stubbed';

/** Every verdict, in the order in which counters are kept. */
export const VERDICTS = ['allowed', 'limited', 'blocked', 'stubbed'] as const;

/** How many requests ended with each verdict. */
export type VerdictCounts = Record<Verdict, number>;

/** Requests that reached the third party, with or without cookies. */
export function through(counts: Readonly<VerdictCounts>): number {
  return counts.allowed + counts.limited;
}

/** Requests that were kept from the third party. */
export function stopped(counts: Readonly<VerdictCounts>): number {
  return counts.blocked + counts.stubbed;
}
