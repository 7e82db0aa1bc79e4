import type { Action, Decision, Trust } from './decision.ts';
import type { Protection } from './protection.ts';

/**
 * What was decided last on one reach, or on trusting one site, and when. Only what is decided for
 * good travels: what ends by itself stays where it was decided.
 */
export interface SyncEntry {
  readonly kind: 'company' | 'domain' | 'trust';
  /** Of a company or domain; for `trust`, the site. */
  readonly id: string;
  /** The decision holds on this site only. */
  readonly site?: string | undefined;
  /** `null`: it was taken back. */
  readonly what: Action | 'trust' | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Entries by key; at most one for each. */
export type SyncState = ReadonlyMap<string, SyncEntry>;

/** How long is remembered that something was taken back: a device that sleeps longer brings it back. */
const MEMORY = 180 * 24 * 3_600_000;

/** The same text for the same reach. */
export function syncKey({ kind, id, site }: SyncEntry): string {
  return JSON.stringify(site === undefined ? [kind, id] : [kind, id, site]);
}

/** A state of entries in any order; of two with one key the later one counts. */
export function stateOf(entries: Iterable<SyncEntry>): SyncState {
  const state = new Map<string, SyncEntry>();
  for (const entry of entries) {
    const key = syncKey(entry);
    state.set(key, later(state.get(key), entry));
  }
  return state;
}

/**
 * What two devices know together: the newest word on each reach. Commutative, associative and
 * idempotent, so that it matters not in which order devices hear of each other.
 */
export function merge(a: SyncState, b: SyncState): SyncState {
  return stateOf([...a.values(), ...b.values()]);
}

/** At the same moment the more careful word counts, on every device the same. */
function later(a: SyncEntry | undefined, b: SyncEntry): SyncEntry {
  if (!a || a.at < b.at) return b;
  if (a.at > b.at) return a;
  return rank(a) >= rank(b) ? a : b;
}

const RANK = ['trust', 'allow', null, 'limit', 'block'] as const;

function rank({ what }: SyncEntry): number {
  return RANK.indexOf(what);
}

/** The state without memories of what was taken back long ago. */
export function withoutOld(state: SyncState, now: number): SyncState {
  return stateOf([...state.values()].filter(({ what, at }) => what !== null || at > now - MEMORY));
}

/** The state brought up to what the settings say now: what is new, changed or taken back. */
export function noteSettings(state: SyncState, protection: Protection, now: number): SyncState {
  const present = stateOf(lastingEntries(protection));
  const noted = new Map(state);
  for (const [key, entry] of present) {
    const before = state.get(key);
    if (before?.what === entry.what) continue;
    // It was decided after what is known, whatever the clocks say.
    noted.set(key, { ...entry, at: Math.max(entry.at, before ? before.at + 1 : 0) });
  }
  for (const [key, entry] of state) {
    if (entry.what === null || present.has(key)) continue;
    noted.set(key, { ...entry, what: null, at: Math.max(now, entry.at + 1) });
  }
  return noted;
}

/** The settings with everything for good as the state says; the same object if nothing changes. */
export function withState(protection: Protection, state: SyncState): Protection {
  const present = stateOf(lastingEntries(protection));
  const wanted = [...state.values()].filter(({ what }) => what !== null);
  const isSame =
    wanted.length === present.size &&
    wanted.every((entry) => present.get(syncKey(entry))?.what === entry.what);
  if (isSame) return protection;
  const isNew = (entry: SyncEntry) => present.get(syncKey(entry))?.what !== entry.what;
  const isHeld = (entry: SyncEntry) => state.get(syncKey(entry))?.what === entry.what;
  const added = wanted.filter(isNew);
  return {
    ...protection,
    decisions: [
      ...protection.decisions.filter((one) => one.until !== undefined || isHeld(ofDecision(one))),
      ...added.flatMap(toDecision),
    ],
    trusts: [
      ...protection.trusts.filter((one) => one.until !== undefined || isHeld(ofTrust(one))),
      ...added.flatMap(toTrust),
    ],
  };
}

function lastingEntries({ decisions, trusts }: Protection): SyncEntry[] {
  const isLasting = ({ until }: { until?: number | undefined }) => until === undefined;
  return [...decisions.filter(isLasting).map(ofDecision), ...trusts.filter(isLasting).map(ofTrust)];
}

function ofDecision({ subject, site, action, madeAt }: Decision): SyncEntry {
  return { ...subject, ...(site !== undefined && { site }), what: action, at: madeAt };
}

function ofTrust({ site, madeAt }: Trust): SyncEntry {
  return { kind: 'trust', id: site, what: 'trust', at: madeAt };
}

function toDecision({ kind, id, site, what, at }: SyncEntry): Decision[] {
  if (kind === 'trust' || what === null || what === 'trust') return [];
  const reach = { subject: { kind, id }, ...(site !== undefined && { site }) };
  return [{ ...reach, action: what, madeAt: at, from: 'sync' }];
}

function toTrust({ kind, id, what, at }: SyncEntry): Trust[] {
  return kind === 'trust' && what === 'trust' ? [{ site: id, madeAt: at, from: 'sync' }] : [];
}
