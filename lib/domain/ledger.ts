import type { Command } from './command.ts';
import { type Action, type Decision, holdsAt, reachKey, type Trust } from './decision.ts';
import { readableHosts } from './readable-host.ts';
import type { Held, Moment } from './standing.ts';

/** All that holds for one reach, or for one trusted site: a line of the ledger. */
export interface LedgerEntry {
  /** The same for the same reach, whatever was decided. */
  readonly key: string;
  readonly kind: Action | 'trust';
  /** Company, domain or trusted site. */
  readonly name: string;
  /** Where it holds; absent: everywhere. */
  readonly site: string | undefined;
  /** What holds now. */
  readonly held: Held<Decision | Trust>;
  /** What holds when that has ended: another decision for the same reach. */
  readonly afterwards: Held<Decision> | undefined;
  /** Takes all of it back. */
  readonly undo: Command;
}

/** Every decision and every trusted site that holds, the newest first. */
export function ledgerOf(moment: Moment): readonly LedgerEntry[] {
  const { protection, passing, now } = moment;
  const decisions: readonly Held<Decision>[] = [
    ...passing.decisions,
    ...protection.decisions.filter((one) => holdsAt(one, now)).sort(soonerFirst),
  ];
  const trusts: readonly Held<Trust>[] = [
    ...protection.trusts
      .filter((one) => holdsAt(one, now))
      .sort(soonerFirst)
      .reverse(),
    ...passing.trusts,
  ];
  const entries = [
    ...[...Map.groupBy(decisions, reachKey).values()].map(entryOfReach),
    ...[...Map.groupBy(trusts, ({ site }) => site).values()].map(entryOfTrust),
  ];
  return entries.sort((a, b) => b.held.madeAt - a.held.madeAt || (a.key < b.key ? -1 : 1));
}

/** What was taken back all at once and can be brought back, as lines. */
export function undoneOf(moment: Moment): readonly LedgerEntry[] {
  const { undone } = moment.passing;
  if (!undone) return [];
  const { decisions, trusts, passing } = undone;
  return ledgerOf({
    ...moment,
    protection: { ...moment.protection, decisions, trusts },
    passing: { ...moment.passing, ...passing },
  });
}

/** The lines that a search finds and a filter lets through. */
export function searchLedger(
  entries: readonly LedgerEntry[],
  query: string,
  kind: LedgerEntry['kind'] | 'all',
): readonly LedgerEntry[] {
  const wanted = query.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (kind === 'all' || entry.kind === kind) &&
      [entry.name, entry.site ?? '']
        .flatMap((name) => [name, readableHosts(name)])
        .some((name) => name.toLowerCase().includes(wanted)),
  );
}

/** What ends lies above what is for good. */
function soonerFirst(a: { readonly until?: number | undefined }, b: typeof a): number {
  return (a.until ?? Number.POSITIVE_INFINITY) - (b.until ?? Number.POSITIVE_INFINITY) || 0;
}

function entryOfReach([held, afterwards]: readonly Held<Decision>[]): LedgerEntry {
  if (!held) throw new Error('a group has at least one member');
  const { subject, site, action } = held;
  const undo: Command = { type: 'undecide', subject, ...(site !== undefined && { site }) };
  return { key: reachKey(held), kind: action, name: subject.id, site, held, afterwards, undo };
}

function entryOfTrust([held]: readonly Held<Trust>[]): LedgerEntry {
  if (!held) throw new Error('a group has at least one member');
  const { site } = held;
  const undo: Command = { type: 'distrust', site };
  return {
    key: `trust:${site}`,
    kind: 'trust',
    name: site,
    site,
    held,
    afterwards: undefined,
    undo,
  };
}
