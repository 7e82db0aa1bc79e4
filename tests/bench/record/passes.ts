import type { AskedPage } from './requests.ts';

/** What a process that did the work tells. */
export interface WorkDone {
  /** Requests of one pass. */
  readonly requests: number;
  /** Of these: matched by a filter, or counted on a page. */
  readonly hits: number;
  /** Microseconds per request in the first pass, before anything is compiled or cached. */
  readonly first: number;
  /** The same in the middle of the last passes. */
  readonly warm: number;
}

/** How one side goes about it. */
export interface Work<Prepared> {
  /** Makes a page's requests ready in the form in which the side is given them. Not timed. */
  prepare(page: AskedPage, pass: number): Promise<Prepared> | Prepared;
  /** The work; returns the number of hits, or promises it. Timed, promises included. */
  perform(prepared: Prepared): number | Promise<number>;
}

const PASSES = 20;
const JUDGED = 10;

/** Goes through all pages again and again, and prints what it took as JSON. */
export async function goThrough<Prepared>(
  pages: readonly AskedPage[],
  work: Work<Prepared>,
): Promise<void> {
  const requests = pages.reduce((sum, page) => sum + page.requests.length, 0);
  const times: number[] = [];
  let hits = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    let time = 0;
    hits = 0;
    for (const page of pages) {
      const prepared = await work.prepare(page, pass);
      const start = performance.now();
      hits += await work.perform(prepared);
      time += performance.now() - start;
    }
    times.push((1_000 * time) / requests);
  }
  const last = times.slice(-JUDGED).toSorted((a, b) => a - b);
  const done: WorkDone = {
    requests,
    hits,
    first: times[0] ?? Number.NaN,
    warm: last[JUDGED / 2] ?? Number.NaN,
  };
  process.stdout.write(JSON.stringify(done));
}
