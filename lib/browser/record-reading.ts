import { liveQuery } from 'dexie';
import { dayOf } from '../domain/day.ts';
import type { Exposures } from '../domain/exposures.ts';
import { addDays } from '../history/collect.ts';
import { readExposures, rowsSince } from '../history/exposures.ts';
import { History } from '../history/schema.ts';
import { loadCatalog } from './packaged-catalog.ts';

/** A record that changes all the time is told no more often than this, in milliseconds. */
const PAUSE = 700;

/** Which record to read: the name of its database, and the address of the packaged catalog. */
export interface RecordPlace {
  readonly name: string;
  readonly catalog: string;
}

/**
 * Reads a record, and then what changes of it, for as long as it can; what comes next waits until the
 * one before was taken. For a worker: a year takes a second to read.
 *
 * @throws what database and catalog throw
 */
export async function readRecord(
  { name, catalog: address }: RecordPlace,
  got: (record: Exposures) => Promise<void>,
): Promise<never> {
  const history = new History(name);
  const [catalog] = await Promise.all([loadCatalog(address), history.open()]);
  for (;;) {
    let record: Exposures | undefined;
    let rows = 0;
    for await (const { recent, count } of changesSince(history, dayOf(Date.now()))) {
      // Fewer rows than before: something was forgotten, and all is read anew.
      if (record && count < rows) break;
      rows = count;
      // What changes while the whole is being read comes as the next change.
      record = record ? addDays(record, recent, catalog) : await readExposures(history, catalog);
      await got(record);
      await new Promise((resume) => setTimeout(resume, PAUSE));
    }
  }
}

interface Change {
  readonly recent: Awaited<ReturnType<typeof rowsSince>>;
  readonly count: number;
}

/** The rows of a day and after, and how many there are in all: now, and after each change, the newest. */
async function* changesSince(history: History, day: number): AsyncGenerator<Change> {
  let newest: Change | undefined;
  let failure: { readonly error: unknown } | undefined;
  let wake: () => void = () => undefined;
  const query = async (): Promise<Change> => {
    const [recent, count] = await Promise.all([rowsSince(history, day), history.days.count()]);
    return { recent, count };
  };
  const subscription = liveQuery(query).subscribe({
    next: (change) => {
      newest = change;
      wake();
    },
    error: (error) => {
      failure = { error };
      wake();
    },
  });
  try {
    for (;;) {
      if (!newest && !failure) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure) throw failure.error;
      const change = newest;
      newest = undefined;
      if (change) yield change;
    }
  } finally {
    subscription.unsubscribe();
  }
}
