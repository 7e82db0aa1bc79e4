import type { Rule } from './rule.ts';

/** What to tell the browser so that it has the wanted rules. */
export interface RuleChange {
  readonly add: readonly Rule[];
  readonly removeIds: readonly number[];
}

/**
 * The difference between the rules that the browser has and the rules that are wanted;
 * `undefined` when there is none, so that nothing need be done.
 */
export function changeBetween(
  present: readonly unknown[],
  wanted: readonly Rule[],
): RuleChange | undefined {
  const before = new Map((present as readonly Rule[]).map((rule) => [rule.id, canonical(rule)]));
  const after = new Map(wanted.map((rule) => [rule.id, canonical(rule)]));
  const add = wanted.filter((rule) => before.get(rule.id) !== after.get(rule.id));
  const removeIds = [...before.keys()].filter((id) => before.get(id) !== after.get(id));
  return add.length || removeIds.length ? { add, removeIds } : undefined;
}

/** JSON with sorted keys: browsers give rules back with their keys in another order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
