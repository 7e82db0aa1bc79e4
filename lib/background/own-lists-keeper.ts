import type { Rule } from '../dnr/rule.ts';
import { OWN_LISTS_KEY, type OwnList, readOwnLists } from '../domain/own-list.ts';
import {
  changeOfOwn,
  inTheWay,
  type OwnChange,
  roomBeside,
  withinRoom,
} from '../own-lists/in-force.ts';
import type { OwnRule } from '../own-lists/rule.ts';
import type { Gateway, Notify } from './gateway.ts';
import type { OwnListsGateway } from './own-lists-gateway.ts';

/** Where entries that could not be read are put aside. */
const UNREADABLE_KEY = 'own-lists-unreadable';

/**
 * In `storage.session`: `true` when the browser's rules were compared with the lists since it was
 * started, `false` while that is being done and no rule gave way meanwhile.
 */
const CHECKED_KEY = 'own-lists-checked';

/** How many rules that the browser refuses are taken out, one after the other, before giving up. */
const MOST_REFUSED = 20;

/** Keeps the entries of the lists, and keeps the browser's rules equal to the lists. */
export interface Keeper {
  /** `undefined`: the person never had a list. */
  load(): Promise<readonly OwnList[] | undefined>;
  save(lists: readonly OwnList[]): Promise<void>;
  /**
   * Puts the lists in force with one update and saves them, with how many rules of each are in
   * force. Rejects with the browser's words when it refuses; the rules are then those of before.
   */
  enforce(lists: readonly OwnList[]): Promise<void>;
  /** To be called before the shelf is changed: a worker that dies leaves the rest to the next one. */
  begin(): Promise<void>;
  /** Whether rules may differ from the lists: the browser was started, or a worker was killed. */
  mayDiffer(): Promise<boolean>;
  /** Whether entries were put aside because they could not be read: their texts may be wanted yet. */
  isPartUnreadable(): Promise<boolean>;
}

/** Creates the keeper; its calls must not overlap. */
export function createKeeper(
  { local, session }: Pick<Gateway, 'local' | 'session'>,
  own: OwnListsGateway,
  notify: Notify,
): Keeper {
  async function load(): Promise<readonly OwnList[] | undefined> {
    const stored = (await local.get([OWN_LISTS_KEY]))[OWN_LISTS_KEY];
    if (stored === undefined) return undefined;
    const { lists, problem } = readOwnLists(stored);
    if (problem !== undefined) {
      await local.set({ [UNREADABLE_KEY]: stored });
      await save(lists);
      notify({ id: 'settings-unreadable', detail: problem });
    }
    return lists;
  }

  async function save(lists: readonly OwnList[], room?: number): Promise<void> {
    const known = room ?? roomBeside(await own.present(), own.limits).rules;
    await local.set({ [OWN_LISTS_KEY]: { lists, room: known } });
  }

  async function rulesOf({ id, on }: OwnList): Promise<readonly OwnRule[]> {
    return on ? ((await own.shelf.get(id))?.rules ?? []) : [];
  }

  async function begin(): Promise<void> {
    await session.set({ [CHECKED_KEY]: false });
    // Before the first list: what a dying worker leaves on the shelf is looked for only where there
    // are lists.
    if (!(OWN_LISTS_KEY in (await local.get([OWN_LISTS_KEY])))) await save([]);
  }

  return {
    load,
    save,
    begin,
    async enforce(lists) {
      await begin();
      const wanted: (readonly OwnRule[])[] = [];
      for (const list of lists) wanted.push(await rulesOf(list));
      const present = await own.present();
      const room = roomBeside(present, own.limits);
      const fitting = withinRoom(wanted, room);
      const refused = await replace(own, present, fitting.flat());
      // Only where there is room for other rules do those with a regex lack room of their own.
      const isFull = fitting.flat().length === room.rules;
      const counted = lists.map((list, i) => {
        const made = wanted[i]?.length ?? 0;
        const fit = fitting[i] ?? [];
        const left = fit.filter((rule) => refused.has(rule)).map(subjectOf);
        const { refused: _, regexesBeyond: __, ...others } = list;
        return {
          ...{ ...others, inForce: fit.length - left.length },
          ...(left.length > 0 && { refused: left }),
          ...(!isFull && made > fit.length && { regexesBeyond: made - fit.length }),
        };
      });
      await save(counted, room.rules);
      // Rules that gave way meanwhile were counted as there.
      if (!(CHECKED_KEY in (await session.get([CHECKED_KEY])))) return;
      await session.set({ [CHECKED_KEY]: true });
    },
    isPartUnreadable: async () => UNREADABLE_KEY in (await local.get([UNREADABLE_KEY])),
    mayDiffer: async () => (await session.get([CHECKED_KEY]))[CHECKED_KEY] !== true,
  };
}

/**
 * Takes as many rules of own lists out as the settings need room, which stand above them. The lists
 * are put in force again, as far as they fit, by whoever looks next whether they differ. Says whether
 * any had to go.
 */
export async function giveWay(
  { session, ownLists: own }: Pick<Gateway, 'session' | 'ownLists'>,
  settings: readonly Rule[],
): Promise<boolean> {
  const removeIds = inTheWay(await own.present(), settings, own.limits);
  if (removeIds.length === 0) return false;
  await session.remove([CHECKED_KEY]);
  await own.replace({ add: [], removeIds });
  return true;
}

/** One refused rule must not cost the others. Returns those that had to be left out. */
async function replace(
  own: OwnListsGateway,
  present: readonly unknown[],
  wanted: readonly OwnRule[],
): Promise<ReadonlySet<OwnRule>> {
  const refused = new Set<OwnRule>();
  for (;;) {
    const change = changeOfOwn(
      present,
      wanted.filter((rule) => !refused.has(rule)),
    );
    if (!change) return refused;
    try {
      await own.replace(change);
      return refused;
    } catch (error) {
      const named = ruleNamedIn(String(error), change, wanted);
      if (!named || refused.size === MOST_REFUSED) throw error;
      refused.add(named);
    }
  }
}

/** The longest text that is kept of a refused rule. */
const LONGEST_SUBJECT = 160;

/** What a rule is about, in words that stand in its line. */
function subjectOf({ condition }: OwnRule): string {
  const { regexFilter, urlFilter, requestDomains = [], initiatorDomains = [] } = condition;
  const text = regexFilter ?? urlFilter ?? [...requestDomains, ...initiatorDomains].join(', ');
  return text.length > LONGEST_SUBJECT ? `${text.slice(0, LONGEST_SUBJECT - 1)}…` : text;
}

/** Both browsers name the rule that they refuse by its number. */
function ruleNamedIn(
  words: string,
  { add }: OwnChange,
  wanted: readonly OwnRule[],
): OwnRule | undefined {
  const id = Number(/\bid:? ?(\d+)\b/i.exec(words)?.[1]);
  const rule = add.find((added) => added.id === id);
  return wanted.find(({ condition }) => condition === rule?.condition);
}
