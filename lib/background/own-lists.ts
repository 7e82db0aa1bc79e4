import type { Reply } from '../domain/command.ts';
import { MOST_LISTS, type OwnList, type OwnListCommand } from '../domain/own-list.ts';
import { reasonOf } from '../domain/reason.ts';
import type { OwnListSource } from '../domain/transfer.ts';
import { isCutOff, refuseReport, refuseText, refuseTogether } from '../own-lists/accept.ts';
import type { OwnCompiled } from '../own-lists/compile.ts';
import { LONGEST_GOOD, readHeader } from '../own-lists/header.ts';
import { withoutRegexes } from '../own-lists/in-force.ts';
import { TooSlow } from '../own-lists/messages.ts';
import type { Gateway, Notify } from './gateway.ts';
import type { OwnListsGateway } from './own-lists-gateway.ts';
import { createKeeper } from './own-lists-keeper.ts';
import { asRefused, Refused, refuse } from './own-lists-refusal.ts';
import { takeInLists } from './own-lists-taking-in.ts';

/** The person's own lists: pasted, or subscribed to. */
export interface OwnLists {
  /** Answers when the change is saved and in force; a `reason` begins with a `Refusal`. */
  apply(command: OwnListCommand): Promise<Reply>;
  /**
   * Keeps the lists of a file that are not there yet; with `replace`, those that are there are
   * switched as in the file. With `tend` they are read and in force.
   */
  takeIn(sources: readonly OwnListSource[], mode: 'add' | 'replace'): Promise<void>;
  /** Fetches what is due, and puts right what differs in the browser. */
  tend(): Promise<void>;
}

/** How soon a list that could not be fetched is asked for again, in milliseconds. */
const RETRY = 6 * 3_600_000;

/** How many lines of each problem are kept with a list. */
const EXAMPLES = 5;

/** Creates the lists' service; calls are carried out one after the other. */
export function createOwnLists(
  gateway: Pick<Gateway, 'local' | 'session' | 'now' | 'createId'>,
  own: OwnListsGateway,
  notify: Notify,
): OwnLists {
  const keeper = createKeeper(gateway, own, notify);
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  async function compile(text: string): Promise<OwnCompiled> {
    const compiled = await own.compile(text).catch((error: unknown) => {
      if (error instanceof TooSlow) throw new Refused('too-slow');
      throw new Refused('failed', reasonOf(error));
    });
    const refused = new Set<string>();
    for (const { condition } of compiled.rules) {
      const regex = condition.regexFilter;
      if (regex !== undefined && !(await own.isRegexSupported(regex))) refused.add(regex);
    }
    return withoutRegexes(compiled, refused, EXAMPLES);
  }

  async function download(url: string): Promise<{ text: string; compiled: OwnCompiled }> {
    const fetched = await own.download(url).catch((error: unknown) => {
      throw new Refused('unreachable', reasonOf(error));
    });
    if (fetched.kind === 'too-large') throw new Refused('too-large');
    const { text } = fetched;
    refuse(refuseText(text));
    const compiled = await compile(text);
    refuse(refuseReport(compiled.report));
    return { text, compiled };
  }

  /** Puts a version of a list on the shelf and in force; if that fails, the one before is back. */
  async function take(
    lists: readonly OwnList[],
    taken: Omit<OwnList, 'inForce' | 'size' | 'report' | 'changedAt' | 'refusal'>,
    text: string,
    { rules, report }: OwnCompiled,
  ): Promise<void> {
    const before = await own.shelf.get(taken.id);
    const entry = { ...taken, report, size: text.length, changedAt: gateway.now(), inForce: 0 };
    const isNew = lists.every(({ id }) => id !== taken.id);
    const others = lists.map((list) => (list.id === taken.id ? entry : list));
    await keeper.begin();
    await own.shelf.put(taken.id, { text, rules });
    try {
      await keeper.enforce(isNew ? [...others, entry] : others);
    } catch (error) {
      if (before) await own.shelf.put(taken.id, before);
      else await own.shelf.remove(taken.id);
      throw new Refused('rules-refused', reasonOf(error));
    }
  }

  async function refresh(lists: readonly OwnList[], list: OwnList, url: string): Promise<void> {
    const { text, compiled } = await download(url);
    const before = await own.shelf.get(list.id);
    const was = { text: before?.text ?? '', filters: list.report?.filters ?? 0 };
    const is = { text, filters: compiled.report.filters };
    // What comes twice at the same length did not break off: the list became so short.
    const size = String(text.length);
    const isSameAgain = list.refusal?.why === 'cut-off' && list.refusal.detail === size;
    if (!isSameAgain && isCutOff(was, is)) throw new Refused('cut-off', size);
    const { id, name, on } = list;
    const nextAt = gateway.now() + readHeader(text).goodFor;
    await take(lists, { id, name, url, on, nextAt }, text, compiled);
  }

  /** Reads a list that was pasted elsewhere and came with a file. */
  async function readArrived(lists: readonly OwnList[], { id, name, on }: OwnList): Promise<void> {
    const text = (await own.shelf.get(id))?.text ?? '';
    await take(lists, { id, name, on }, text, await compile(text));
  }

  /** Why a list could not be renewed is kept with it, for the person to read. */
  async function renew(lists: readonly OwnList[], list: OwnList): Promise<void> {
    try {
      if (list.url === undefined) await readArrived(lists, list);
      else await refresh(lists, list, list.url);
    } catch (error) {
      const at = gateway.now();
      const { why, detail } = asRefused(error);
      const refusal = { why, detail: detail.slice(0, 300), at };
      const kept = { ...list, refusal, nextAt: at + RETRY };
      await keeper.save(lists.map((other) => (other.id === list.id ? kept : other)));
      throw error;
    }
  }

  async function write(
    lists: readonly OwnList[],
    { id, name, text }: Extract<OwnListCommand, { change: 'write' }>,
  ): Promise<void> {
    const before = lists.find((list) => list.id === id);
    if (id !== undefined && (!before || before.url !== undefined)) throw new Error('no such list');
    if (!before) refuseMore(lists);
    refuse(refuseTogether(lists, { id, size: text.length }));
    const on = before?.on ?? true;
    await take(lists, { id: id ?? gateway.createId(), name, on }, text, await compile(text));
  }

  async function subscribe(lists: readonly OwnList[], url: string): Promise<void> {
    const before = lists.find((list) => list.url === url);
    if (before) return renew(lists, before);
    refuseMore(lists);
    const { text, compiled } = await download(url);
    const { title, goodFor } = readHeader(text);
    const entry = { id: gateway.createId(), name: title ?? nameOf(url), url, on: true };
    await take(lists, { ...entry, nextAt: gateway.now() + goodFor }, text, compiled);
  }

  async function carryOut(lists: readonly OwnList[], command: OwnListCommand): Promise<void> {
    if (command.change === 'write') return write(lists, command);
    if (command.change === 'subscribe') return subscribe(lists, command.url);
    const list = lists.find(({ id }) => id === command.id);
    if (!list) throw new Error('no such list');
    if (command.change === 'refresh') {
      if (list.url === undefined) throw new Error('not a subscription');
      return renew(lists, list);
    }
    if (command.change === 'remove') {
      await keeper.enforce(lists.filter((other) => other !== list));
      return own.shelf.remove(list.id);
    }
    return turn(lists, list, command.change === 'on');
  }

  async function turn(lists: readonly OwnList[], list: OwnList, on: boolean): Promise<void> {
    await keeper.enforce(lists.map((other) => (other === list ? { ...list, on } : other)));
    if (!list.report) await renewDue(list.id);
  }

  /** What was wrong is kept with the list. */
  async function renewDue(id: string): Promise<void> {
    const lists = (await keeper.load()) ?? [];
    const list = lists.find((other) => other.id === id);
    if (list && isDue(list)) await renew(lists, list).catch(() => undefined);
  }

  /** A list that is switched off is not fetched. A time too far away was set by a clock ahead. */
  function isDue({ on, nextAt }: OwnList): boolean {
    const now = gateway.now();
    return on && nextAt !== undefined && (nextAt <= now || nextAt > now + LONGEST_GOOD);
  }

  /** A worker may have been killed before a list that it put there was known, or after it was not. */
  async function clearShelf(lists: readonly OwnList[]): Promise<void> {
    const known = new Set(lists.map(({ id }) => id));
    for (const id of await own.shelf.ids()) {
      if (!known.has(id)) await own.shelf.remove(id);
    }
  }

  async function schedule(): Promise<void> {
    const lists = (await keeper.load()) ?? [];
    const times = lists.flatMap(({ on, nextAt }) => (on && nextAt !== undefined ? [nextAt] : []));
    await own.wakeAt(times.length ? Math.min(...times) : undefined);
  }

  return {
    apply: (command) =>
      inTurn(async () => {
        try {
          await carryOut((await keeper.load()) ?? [], command);
          return { ok: true } as const;
        } catch (error) {
          return { ok: false, saved: false, reason: reasonOf(error) } as const;
        } finally {
          await schedule();
        }
      }),
    takeIn: (sources, mode) =>
      inTurn(async () => {
        const leftOut = await takeInLists(sources, mode, gateway, own, keeper);
        if (leftOut) notify({ id: 'lists-left-out', detail: '' });
        await schedule();
      }),
    async tend() {
      const due = await inTurn(async () => {
        const lists = await keeper.load();
        if (lists && (await keeper.mayDiffer())) {
          if (!(await keeper.isPartUnreadable())) await clearShelf(lists);
          await keeper.enforce(lists);
        }
        return lists?.filter(isDue) ?? [];
      });
      // Each in a turn of its own: nobody waits until all servers have answered.
      for (const { id } of due) await inTurn(() => renewDue(id));
      await inTurn(schedule);
    },
  };
}

function refuseMore(lists: readonly OwnList[]): void {
  if (lists.length >= MOST_LISTS) throw new Error(`more than ${MOST_LISTS} lists`);
}

/** The end of an address, or its host: what people call a list that has no title. */
function nameOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname}${pathname.replace(/\/$/, '')}`.slice(0, 120);
}
