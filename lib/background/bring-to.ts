import { changeBetween, type RuleChange } from '../dnr/change.ts';
import type { Rule } from '../dnr/rule.ts';
import { together } from '../dnr/together.ts';
import { reasonOf } from '../domain/reason.ts';
import type { RuleScope, RuleStore } from './gateway.ts';

/** What the browser did not do, in its words. */
export interface Refusal {
  /** The rules that it refused, as text, if it was rules. */
  readonly rules?: string;
  readonly words: string;
}

/** After so many refusals on end in the very same words, the rest is not asked for. */
const ENOUGH = 8;

/**
 * Brings a scope of the browser from the rules that it has to those that are wanted. Returns those
 * that it refuses.
 *
 * @param giveWay makes room for the wanted rules; says whether there is more than before
 */
export async function bringTo(
  store: RuleStore,
  scope: RuleScope,
  present: readonly unknown[],
  wanted: readonly Rule[],
  giveWay: () => Promise<boolean>,
): Promise<readonly Refusal[]> {
  const change = changeBetween(present, wanted);
  if (!change || (await isTaken(store, scope, change))) return [];
  if ((await giveWay()) && (await isTaken(store, scope, change))) return [];
  return updateInParts(store, scope, present, wanted, change);
}

function isTaken(store: RuleStore, scope: RuleScope, change: RuleChange): Promise<boolean> {
  return store.update(scope, change).then(
    () => true,
    () => false,
  );
}

/** One refused rule must cost no other but those that are nothing without it. */
async function updateInParts(
  store: RuleStore,
  scope: RuleScope,
  present: readonly unknown[],
  wanted: readonly Rule[],
  change: RuleChange,
): Promise<readonly Refusal[]> {
  // A rule that is given another number keeps its condition.
  const missing = new Set(change.add.map(({ condition }) => condition));
  const isOpen = (group: readonly Rule[]) => group.some(({ condition }) => missing.has(condition));
  const groups = together(wanted);
  const whole = groups.filter((group) => !isOpen(group)).flat();
  // What is there of a group already goes as well: the others of it may be refused.
  const removeIds = changeBetween(present, whole)?.removeIds ?? [];
  if (removeIds.length > 0) await store.update(scope, { add: [], removeIds });
  const kept = (present as readonly Rule[]).filter(({ id }) => !removeIds.includes(id));
  const open = changeBetween(kept, [...whole, ...groups.filter(isOpen).flat()])?.add ?? [];
  return addByHalves(store, scope, together(open));
}

/** Adds as many groups as the browser takes, in few steps where it takes most of them. */
async function addByHalves(
  store: RuleStore,
  scope: RuleScope,
  groups: readonly (readonly Rule[])[],
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  let alike = 0;

  function refuse(group: readonly Rule[], words: string): void {
    alike = refusals.at(-1)?.words === words ? alike + 1 : 1;
    const rules = JSON.stringify([scope, ...group.map((rule) => ({ ...rule, id: 0 }))]);
    refusals.push({ rules, words });
  }

  async function add(some: readonly (readonly Rule[])[]): Promise<void> {
    const [first, ...others] = some;
    const last = refusals.at(-1);
    if (!first) return;
    if (last && alike >= ENOUGH) return some.forEach((group) => void refuse(group, last.words));
    try {
      await store.update(scope, { add: some.flat(), removeIds: [] });
      alike = 0;
    } catch (error) {
      if (others.length === 0) return refuse(first, reasonOf(error));
      const half = Math.ceil(some.length / 2);
      await add(some.slice(0, half));
      await add(some.slice(half));
    }
  }

  await add(groups);
  return refusals;
}
