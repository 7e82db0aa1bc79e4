import { reasonOf } from '../domain/reason.ts';

/** What a read changes: the facts, or the reason why there are none; nothing when it came too late. */
export interface ReadOutcome<Facts> {
  readonly facts?: Facts;
  readonly readFailure?: string | undefined;
}

/** Facts, and when they were read. */
interface Read {
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Changes closer together than this are read together, in milliseconds. */
export const BURST = 100;

/** Facts that say the same keep the moment of the read before for so long, in milliseconds. */
const SAME_MOMENT = 15_000;

/** Reads a source. A read that is overtaken by a later one changes nothing. */
export function createReader<Facts extends Read>(
  source: { read(): Promise<Facts> },
  before: () => Facts | undefined,
): () => Promise<ReadOutcome<Facts>> {
  let begun = 0;
  let newest = 0;
  return async () => {
    const turn = ++begun;
    const outcome: ReadOutcome<Facts> = await source.read().then(
      (facts) => ({ facts: merge(before(), facts), readFailure: undefined }),
      (error: unknown) => ({ readFailure: reasonOf(error) }),
    );
    if (turn < newest) return {};
    newest = turn;
    return outcome;
  };
}

/** Runs a task at the first call, and once more for all calls that came while it was busy. */
export function coalesce(task: () => Promise<void>, signal: AbortSignal): () => void {
  let busy = false;
  let again = false;
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    while (again && !signal.aborted) {
      again = false;
      await task();
      await new Promise((resume) => setTimeout(resume, BURST));
    }
    busy = false;
  };
}

/** The new facts, with those parts kept as they are that say the same: nothing to draw again. */
function merge<Facts extends Read>(old: Facts | undefined, fresh: Facts): Facts {
  if (!old) return fresh;
  const keys = Object.keys(fresh) as (keyof Facts)[];
  const parts = keys.map((key) => [key, keep(old[key], fresh[key])] as const);
  const merged = Object.fromEntries(parts) as unknown as Facts;
  const now = fresh.now - old.now < SAME_MOMENT ? old.now : fresh.now;
  return { ...merged, now };
}

function keep<Part>(old: Part, fresh: Part): Part {
  return JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh;
}
