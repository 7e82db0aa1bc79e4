import type { PopupFacts, PopupSource } from './popup.ts';

/** What a read changes: the facts, or the reason why there are none; nothing when it came too late. */
export interface ReadOutcome {
  readonly facts?: PopupFacts;
  readonly readFailure?: string | undefined;
  /** Present when the page was loaded anew since the read before: no change is waiting any more. */
  readonly applied?: false;
}

/** Changes closer together than this are read together, in milliseconds. */
export const BURST = 100;

/** Reads a source. A read that is overtaken by a later one changes nothing. */
export function createReader(
  source: PopupSource,
  before: () => PopupFacts | undefined,
): () => Promise<ReadOutcome> {
  let begun = 0;
  let newest = 0;
  return async () => {
    const turn = ++begun;
    const outcome = await source.read().then(
      (facts) => compare(before(), facts),
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

/** What went wrong, in the words of whoever threw it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The new facts, with those parts kept as they are that say the same: nothing to draw again. */
function compare(old: PopupFacts | undefined, fresh: PopupFacts): ReadOutcome {
  if (!old) return { facts: fresh, readFailure: undefined };
  const facts: PopupFacts = {
    page: keep(old.page, fresh.page),
    tabId: fresh.tabId,
    protection: keep(old.protection, fresh.protection),
    passing: keep(old.passing, fresh.passing),
    now: fresh.now,
    notices: keep(old.notices, fresh.notices),
    permitted: fresh.permitted,
  };
  const reloaded = loadedAt(old) !== loadedAt(fresh);
  return { facts, readFailure: undefined, ...(reloaded ? { applied: false } : {}) };
}

function keep<Part>(old: Part, fresh: Part): Part {
  return JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh;
}

function loadedAt({ page }: PopupFacts): number | undefined {
  return page.kind === 'report' ? page.report.startedAt : undefined;
}
