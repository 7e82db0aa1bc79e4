import { liveQuery } from 'dexie';
import browser from 'webextension-polyfill';
import { openCatalog } from '../domain/catalog-file.ts';
import { dayOf } from '../domain/day.ts';
import type { Exposures } from '../domain/exposures.ts';
import { addDays } from '../history/collect.ts';
import { readExposures, rowsSince } from '../history/exposures.ts';
import type { History } from '../history/schema.ts';
import { openRecord } from './record-source.ts';

/** A record that changes all the time is shown no more often than this, in milliseconds. */
const PAUSE = 700;

/** Reads the record, and then what changes of it; settles when the signal aborts. */
export async function followRecord(
  got: (record: Exposures) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const [history, catalog] = await Promise.all([openRecord(), loadCatalog()]);
  signal.addEventListener('abort', () => history.close());
  while (!signal.aborted) {
    let record: Exposures | undefined;
    let rows = 0;
    for await (const { recent, count } of changesSince(history, dayOf(Date.now()), signal)) {
      // Fewer rows than before: something was forgotten, and all is read anew.
      if (record && count < rows) break;
      rows = count;
      // What changes while the whole is being read comes as the next change.
      record = record
        ? addDays(record, recent, catalog)
        : await readExposures(history, catalog, undefined, signal);
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
async function* changesSince(
  history: History,
  day: number,
  signal: AbortSignal,
): AsyncGenerator<Change> {
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
  signal.addEventListener('abort', () => wake());
  try {
    while (!signal.aborted) {
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

async function loadCatalog() {
  const response = await fetch(browser.runtime.getURL('catalog.bin'));
  return openCatalog(await response.arrayBuffer());
}
