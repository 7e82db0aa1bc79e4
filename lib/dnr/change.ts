import type { Rule } from './rule.ts';

/** What to tell the browser so that it has the wanted rules. */
export interface RuleChange<Wanted extends object = Rule> {
  readonly add: readonly (Wanted & { readonly id: number })[];
  readonly removeIds: readonly number[];
}

/**
 * The smallest change from the rules that the browser has to those that are wanted: one that is
 * there already keeps its number and is left alone, so that the first of a thousand decisions can be
 * taken back without touching the others. Numbers of wanted rules mean nothing. `undefined` when
 * there is no change, so that nothing need be done.
 *
 * @param firstId the lowest number that may be given
 */
export function changeBetween<Wanted extends object>(
  present: readonly unknown[],
  wanted: readonly Wanted[],
  firstId = 1,
): RuleChange<Wanted> | undefined {
  const unused = new Map<string, number[]>();
  const taken = new Set<number>();
  for (const rule of present as readonly Rule[]) {
    taken.add(rule.id);
    const key = withoutId(rule);
    const ids = unused.get(key);
    if (ids) ids.push(rule.id);
    else unused.set(key, [rule.id]);
  }
  const missing = wanted.filter((rule) => unused.get(withoutId(rule))?.pop() === undefined);
  const removeIds = [...unused.values()].flat();
  let next = firstId;
  const add = missing.map((rule) => {
    while (taken.has(next)) next += 1;
    taken.add(next);
    return { ...rule, id: next };
  });
  return add.length || removeIds.length ? { add, removeIds } : undefined;
}

function withoutId(rule: object): string {
  return canonical({ ...rule, id: undefined });
}

/** JSON with sorted keys: browsers give rules back with their keys in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
