import { dayOf } from '../domain/day.ts';
import type { Forgettable } from '../domain/record-command.ts';
import { type Batch, batchWithout } from '../history/batch.ts';
import { type Sightings, sightings } from '../history/read.ts';
import type { History } from '../history/schema.ts';
import { type Known, writeBatch } from '../history/write.ts';
import type { Gateway, Notify } from './gateway.ts';
import { type LiveHost, type LivePage, letGoOf, takeDelta } from './live-page.ts';
import type { Memory } from './memory.ts';
import { createPacer } from './pacer.ts';
import type { Pages } from './pages.ts';

/** Writes what pages did to the record on disk, and reads back where else their companies were. */
export interface Writer {
  /** A page has news. */
  soon(page: LivePage): void;
  /** A host was let through: find out whether it can recognise this browser. */
  check(page: LivePage, host: LiveHost): void;
  /** Takes over a batch that an earlier worker did not finish. */
  resume(batch: Batch): void;
  /**
   * Does work on the record while nothing is written: first writes what is not on disk yet, then
   * works, then reads the sightings of all pages anew. What happens meanwhile is written later.
   */
  alone(work: () => Promise<void>): Promise<void>;
  /**
   * Lets go of what could not be written and is to be forgotten, or it would come back; only within
   * `alone`. Of what was written nothing is held here, and what came since is news.
   */
  letGo(what: Forgettable): Promise<void>;
}

/** What the writer works with. */
export interface WriterOptions {
  readonly gateway: Pick<Gateway, 'hasIdentifyingCookie' | 'now' | 'createId'>;
  readonly memory: Memory;
  readonly pages: Pick<Pages, 'all'>;
  /** Opens the record; rejects when it cannot be read. */
  readonly openHistory: () => Promise<History>;
  readonly notify: Notify;
  readonly failed: (error: unknown) => void;
  /** A batch is on disk. */
  readonly written: (batch: Batch) => void;
}

/** Key in `storage.session` of the batch that is being written. */
export const BATCH_KEY = 'batch';

/** Milliseconds between news and disk: one transaction for all that a page does meanwhile. */
const WRITE_AFTER = 1_000;

/** Milliseconds for which the answer on a host's cookies is not asked again. */
const ANSWER_HOLDS = 60_000;

/** How many pages' sightings are remembered. */
const REMEMBERED = 100;

/** How many answers are remembered. */
const ANSWERS = 2_000;

/** Creates the writer. */
export function createWriter(options: WriterOptions): Writer {
  const { gateway, memory, pages: live, openHistory, notify, failed, written } = options;
  const unwritten = new Set<LivePage>();
  const unchecked = new Map<LiveHost, LivePage>();
  /** How many hosts a page had when its sightings were last read, and what news the record had had. */
  let read = new WeakMap<LivePage, string>();
  /** How often the record had news: a site or a company that was not there before. */
  let news = 0;
  const known: Known = { sites: new Set(), sightings: new Set() };
  /** Sightings by site and companies, as long as the record has no news. */
  const remembered = new Map<string, Sightings>();
  const answers = new Map<string, { holds: boolean; until: number }>();
  let unfinished: Batch | undefined;
  let turn: Promise<void> = Promise.resolve();
  const pacer = createPacer(WRITE_AFTER, () => inTurn(write), failed);

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function write(): Promise<void> {
    await checkCookies();
    let history: History;
    try {
      history = await openHistory();
    } catch {
      // The person was told when it failed; the live page goes on without the record.
      return;
    }
    const pages = [...unwritten];
    unwritten.clear();
    if (!unfinished) unfinished = await takeBatch(pages);
    else for (const page of pages) unwritten.add(page);
    if (unfinished && !(await finish(history, unfinished))) return;
    if (unwritten.size) pacer.soon();
    for (const page of pages) await readSightings(history, page);
    // Those that have news since are saved as well: a save says of every event that it is shown.
    await memory.save([...new Set([...pages, ...unwritten])], { [BATCH_KEY]: null });
  }

  /** Counters are marked as recorded and the batch is kept in one step, so that neither is lost. */
  async function takeBatch(pages: readonly LivePage[]): Promise<Batch | undefined> {
    const sites = pages.map(takeDelta).filter((delta) => delta !== undefined);
    if (sites.length === 0) return undefined;
    const batch: Batch = { id: gateway.createId(), day: dayOf(gateway.now()), sites };
    await memory.save(pages, { [BATCH_KEY]: batch }).catch(failed);
    return batch;
  }

  async function finish(history: History, batch: Batch): Promise<boolean> {
    try {
      if (await writeBatch(history, batch, known)) {
        news += 1;
        remembered.clear();
      }
    } catch (error) {
      notify({ id: 'record-full', detail: String(error) });
      return false;
    }
    unfinished = undefined;
    written(batch);
    return true;
  }

  async function writeAll(): Promise<void> {
    const before = unfinished;
    await write();
    // A batch that an earlier worker left was in the way.
    if (before && unwritten.size) await write();
  }

  /** What is known of the record may not be so any more. */
  async function lookAgain(): Promise<void> {
    known.sites.clear();
    known.sightings.clear();
    remembered.clear();
    read = new WeakMap();
    const pages = live.all();
    const history = await openHistory();
    for (const page of pages) await readSightings(history, page);
    await memory.save(pages);
  }

  async function checkCookies(): Promise<void> {
    const checks = [...unchecked];
    unchecked.clear();
    for (const [host, page] of checks) {
      if (host.cookie || !(await holdsCookie(host.host))) continue;
      host.cookie = true;
      unwritten.add(page);
    }
  }

  async function holdsCookie(host: string): Promise<boolean> {
    const now = gateway.now();
    const known = answers.get(host);
    if (known && now < known.until) return known.holds;
    const holds = await gateway.hasIdentifyingCookie(host);
    if (answers.size >= ANSWERS) answers.clear();
    answers.set(host, { holds, until: now + ANSWER_HOLDS });
    return holds;
  }

  async function readSightings(history: History, page: LivePage): Promise<void> {
    const state = `${page.hosts.size} ${news}`;
    if (read.get(page) === state) return;
    read.set(page, state);
    const strangers = [...page.hosts.values()].filter((host) => !host.affiliated);
    const companies = [...new Set(strangers.map((host) => host.company))].sort();
    const key = [page.site, ...companies].join('\n');
    const found = remembered.get(key) ?? (await sightings(history, page.site, companies));
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, found);
    page.sightings = found;
  }

  return {
    soon(page) {
      unwritten.add(page);
      pacer.soon();
    },
    check(page, host) {
      // The browser would tell of the cookies of the other windows.
      if (!page.isPrivate) unchecked.set(host, page);
    },
    resume(batch) {
      unfinished = batch;
      pacer.soon();
    },
    alone: (work) =>
      inTurn(async () => {
        await writeAll();
        await work();
        // What was asked for is done, whether or not the pages can be told.
        await lookAgain().catch(failed);
      }),
    async letGo(what) {
      if (!unfinished && what.kind !== 'everything') return;
      unfinished = unfinished && batchWithout(unfinished, what);
      const pages = live.all();
      const today = dayOf(gateway.now());
      for (const page of pages) letGoOf(page, what, today);
      await memory.save(pages, { [BATCH_KEY]: unfinished ?? null });
    },
  };
}
