/** What a list says of itself at its beginning. */
export interface ListHeader {
  readonly title: string | undefined;
  /** How long a version is good, in milliseconds, within bounds. */
  readonly goodFor: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Lists that do not say how long they are good, and the bounds for those that do. */
const USUAL = 4 * DAY;
const SHORTEST = DAY;
/** The longest time after which a list is fetched again, in milliseconds. */
export const LONGEST_GOOD = 14 * DAY;

/** Reads the beginning of a list: `! Title: x`, `! Expires: 4 days`, and `: Expires=4` in a .tpl. */
export function readHeader(text: string): ListHeader {
  const start = text.slice(0, 4096);
  const title = /^[!#]\s*Title:[ \t]*(\S.*)$/im.exec(start)?.[1]?.trim();
  return { title: title?.slice(0, 120) || undefined, goodFor: goodFor(start) };
}

function goodFor(start: string): number {
  const filters = /^[!#]\s*Expires:[ \t]*(\d{1,4})[ \t]*(hours?|h\b)?/im.exec(start);
  const tpl = /^:\s*Expires=(\d{1,4})/im.exec(start);
  const unit = filters?.[2] === undefined ? DAY : HOUR;
  const count = Number(filters?.[1] ?? tpl?.[1] ?? 0);
  return count === 0 ? USUAL : Math.min(LONGEST_GOOD, Math.max(SHORTEST, count * unit));
}
