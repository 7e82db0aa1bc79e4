import { dayOf } from '../../domain/day.ts';
import { hostNamed } from '../../domain/host-name.ts';
import { siteOf as lookUpSite } from '../../domain/site.ts';
import { ImportError } from '../../domain/transfer.ts';
import { remembered } from '../remembered.ts';
import { type DayRow, HOSTS_PER_ROW, type PackedHost } from '../schema.ts';

/** More threads than anybody's record has; each takes some 150 bytes while a file is being read. */
const MOST_THREADS = 1_000_000;

/** No program that wrote such files is older, in milliseconds since the epoch: 2009. */
const EARLIEST = 1_230_768_000_000;

/** Clocks go wrong by a day at most. */
const AHEAD = 86_400_000;

/** Something of a third party on a site, as somebody else's file tells of it. */
export interface Sighting {
  readonly site: string;
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly verdict: 'allowed' | 'blocked' | 'stubbed';
  readonly cookie?: boolean | undefined;
  /** Its answer was a page: where you visited that site yourself, it was probably a link you followed. */
  readonly isPage?: boolean | undefined;
  /** The file tells that there was something, not how often. */
  readonly once?: boolean | undefined;
}

type Thread = Record<'allowed' | 'blocked' | 'stubbed' | 'pages' | 'first' | 'last', number> & {
  cookie: 0 | 1;
};

interface Row {
  readonly site: string;
  readonly day: number;
  visits: number;
  first: number;
  last: number;
  readonly threads: Map<string, Thread>;
}

/** Makes rows of a record from visits and sightings in any order. */
export interface Gatherer {
  /** You were on a site; `count` is 0 where it is not said how often. */
  visit(site: string, time: number, count: number): void;
  seen(sighting: Sighting): void;
  /** Something could not be taken in. */
  leaveOut(count?: number): void;
  /** The rows of the sites that you visited, in the order of the disk. */
  rows(): Iterable<DayRow>;
  leftOut(): number;
}

/** @param now milliseconds since the epoch: what is said to have happened later is left out */
export function createGatherer(now: number): Gatherer {
  const rows = new Map<string, Row>();
  const visited = new Set<string>();
  let threads = 0;
  let leftOut = 0;

  // Few names come again and again, and to look one up in the public suffix list takes a while.
  const siteOf = remembered(lookUpSite);

  const isMoment = (time: number) => time >= EARLIEST && time <= now + AHEAD;

  function rowOf(site: string, time: number): Row {
    const day = dayOf(time);
    const key = `${day} ${site}`;
    const known = rows.get(key);
    const row = known ?? { site, day, visits: 0, first: time, last: time, threads: new Map() };
    if (!known) rows.set(key, row);
    row.first = Math.min(row.first, time);
    row.last = Math.max(row.last, time);
    return row;
  }

  function threadOf(row: Row, host: string, time: number): Thread | undefined {
    const known = row.threads.get(host);
    if (known) return known;
    if (row.threads.size >= HOSTS_PER_ROW) return undefined;
    threads += 1;
    if (threads > MOST_THREADS) {
      throw new ImportError('too-much', `more than ${MOST_THREADS} threads`);
    }
    const counts = { allowed: 0, blocked: 0, stubbed: 0, pages: 0 };
    const thread: Thread = { ...counts, cookie: 0, first: time, last: time };
    row.threads.set(host, thread);
    return thread;
  }

  /** A thread as it stands in a row; `undefined` where nothing of it is left. */
  function packed(host: string, thread: Thread, rowFirst: number): PackedHost | undefined {
    const { blocked, stubbed, pages, cookie, first, last } = thread;
    const isOwn = pages > 0 && visited.has(siteOf(host));
    const allowed = thread.allowed + (isOwn ? 0 : pages);
    if (isOwn) leftOut += pages;
    if (allowed + blocked + stubbed === 0) return undefined;
    const after = (time: number) => Math.round((time - rowFirst) / 1_000);
    return [host, allowed, 0, blocked, stubbed, cookie, after(first), after(last)];
  }

  function finished({ site, day, visits, first, last, threads: found }: Row): DayRow | undefined {
    if (!visited.has(site)) {
      for (const one of found.values()) {
        leftOut += one.allowed + one.blocked + one.stubbed + one.pages;
      }
      return undefined;
    }
    const hosts = [...found]
      .map(([host, thread]) => packed(host, thread, first))
      .filter((host) => host !== undefined);
    return { day, site, visits: Math.max(1, visits), first, last, hosts };
  }

  return {
    visit(site, time, count) {
      if (!isMoment(time)) return;
      visited.add(site);
      rowOf(site, time).visits += count;
    },
    seen({ site, host, time, verdict, cookie, isPage, once }) {
      // As the recorder has it: what belongs to the site itself is no third party.
      if (siteOf(host) === site) return;
      const thread = isMoment(time) ? threadOf(rowOf(site, time), host, time) : undefined;
      if (!thread) {
        leftOut += 1;
        return;
      }
      const count = isPage ? 'pages' : verdict;
      if (!once || thread[count] === 0) thread[count] += 1;
      if (cookie) thread.cookie = 1;
      thread.first = Math.min(thread.first, time);
      thread.last = Math.max(thread.last, time);
    },
    leaveOut(count = 1) {
      leftOut += count;
    },
    *rows() {
      const sorted = [...rows.values()].sort((a, b) => a.day - b.day || (a.site < b.site ? -1 : 1));
      for (const row of sorted) {
        const made = finished(row);
        if (made) yield made;
      }
    },
    leftOut: () => leftOut,
  };
}

/** Remembers which host a name stands for: `hostNamed` takes a name apart every time. */
export function createNamer(): (name: string) => string | undefined {
  return remembered(hostNamed);
}
