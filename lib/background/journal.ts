import type { BrowserEvent } from './event.ts';

/**
 * The events since the pages were last saved, in `storage.session`, so that a killed worker forgets
 * nothing: a page is too large to save for each request. The next worker goes through them again.
 */
export interface Journal {
  /** Keeps an event in the same breath; returns its number within this worker. */
  append(event: BrowserEvent): number;
  /** Begins a save of all that events up to a number have changed. */
  cover(upTo: number): Cover;
  /** What an earlier worker kept and did not save, in the order in which it was heard. */
  read(items: Readonly<Record<string, unknown>>): Earlier;
}

/** A save that makes a part of the journal superfluous. */
export interface Cover {
  /** To be saved in the same step. */
  readonly mark: Readonly<Record<string, unknown>>;
  /** Call when it is saved. Returns keys that nobody needs any more. */
  saved(): readonly string[];
}

/** What earlier workers left. */
export interface Earlier {
  /** All keys of their journals. */
  readonly keys: readonly string[];
  readonly events: readonly BrowserEvent[];
}

type Entry = readonly [number: number, event: BrowserEvent];

/** Which worker saved last, and up to which of its events. */
interface Mark {
  readonly worker: number;
  readonly upTo: number;
}

/** `log:<worker>:<slot>`; a worker is named by the moment of its start. */
const KEY = /^log:(\d+):\d+$/;
const MARK = 'log-saved';

/** More places than a quiet page needs; what a flood took beyond them is given back. */
const SLOTS = 16;

/**
 * Events of earlier workers, and of this one, that the pages in `storage.session` do not show yet.
 * A value of `null` stands where events were saved together with the pages.
 */
export function unsavedEvents(items: Readonly<Record<string, unknown>>): Earlier {
  const mark = items[MARK] as Mark | undefined;
  const keys = Object.keys(items).filter((key) => KEY.test(key));
  const found = keys.flatMap((key) => {
    const worker = Number(KEY.exec(key)?.[1]);
    const entries = (items[key] ?? []) as readonly Entry[];
    return entries
      .filter(([number]) => worker !== mark?.worker || number > mark.upTo)
      .map(([number, event]) => ({ worker, number, event }));
  });
  found.sort((a, b) => a.worker - b.worker || a.number - b.number);
  return { keys, events: found.map(({ event }) => event) };
}

/**
 * Creates the journal of a worker that has just started. An event is handed to the browser at once;
 * those that come before it has taken the last one go together, which is what a burst costs least.
 *
 * @param keep writes to `storage.session`; writes take effect in the order in which they are asked for
 */
export function createJournal(keep: (items: Record<string, unknown>) => Promise<void>): Journal {
  const worker = Date.now();
  const keyOf = (slot: number) => `log:${worker}:${slot}`;
  let last = 0;
  let waiting: Entry[] = [];
  let sending = false;
  /** Places that hold unsaved events, with the number of the last one. */
  const used = new Map<number, number>();
  const free: number[] = [];
  let slots = 0;

  function send(): void {
    const slot = free.pop() ?? slots++;
    const entries = waiting;
    waiting = [];
    used.set(slot, last);
    sending = true;
    const next = () => {
      sending = false;
      if (waiting.length) send();
    };
    // A refused write costs nothing while this worker lives, and the save that follows tells of it.
    keep({ [keyOf(slot)]: entries }).then(next, next);
  }

  return {
    append(event) {
      last += 1;
      waiting.push([last, event]);
      if (!sending) send();
      return last;
    },

    cover(upTo) {
      waiting = waiting.filter(([number]) => number > upTo);
      const mark: Mark = { worker, upTo };
      return {
        mark: { [MARK]: mark },
        saved() {
          // What was appended meanwhile went to other places, so these have not changed.
          const covered = [...used].filter(([, number]) => number <= upTo).map(([slot]) => slot);
          for (const slot of covered) used.delete(slot);
          free.push(...covered.filter((slot) => slot < SLOTS));
          return covered.filter((slot) => slot >= SLOTS).map(keyOf);
        },
      };
    },

    read(items) {
      const others = Object.entries(items).filter(([key]) => !key.startsWith(`log:${worker}:`));
      return unsavedEvents(Object.fromEntries(others));
    },
  };
}
