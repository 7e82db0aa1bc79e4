import * as v from 'valibot';
import { reachKey, type Subject } from './decision.ts';
import { isWithin } from './explain.ts';
import { layered } from './in-force.ts';
import type { Settings } from './settle.ts';
import type { Held } from './standing.ts';

/** Where `storage.session` says when what holds was changed last. */
export const CHANGES_KEY = 'changes';

/**
 * When what holds was changed last, in milliseconds since the epoch: by site, by tab for what ends
 * with a visit (whose site must not be named for longer), by company or domain for a decision that
 * holds everywhere, or under `''` for what concerns every page.
 */
export type Changes = Readonly<Record<string, number>>;

const ChangesSchema = v.record(v.string(), v.number());

/** Changes as stored; none when what is stored is not well-formed. */
export function readChanges(stored: unknown): Changes {
  const parsed = v.safeParse(ChangesSchema, stored);
  return parsed.success ? parsed.output : {};
}

/** Changes with that of one's settings; the same object where nothing holds that did not before. */
export function withChange(
  changes: Changes,
  before: Settings,
  after: Settings,
  now: number,
): Changes {
  const [old, fresh] = [holdings(before), holdings(after)];
  const isOther = (key: string) => old.get(key)?.what !== fresh.get(key)?.what;
  const changed = [...new Set([...old.keys(), ...fresh.keys()])].filter(isOther);
  if (changed.length === 0) return changes;
  const places = changed.map((key) => (fresh.get(key) ?? old.get(key))?.place ?? EVERYWHERE);
  return { ...changes, ...Object.fromEntries(places.map((place) => [place, now])) };
}

/** A page, as far as changes concern it. */
export interface ChangedPage {
  readonly site: string | undefined;
  readonly tabId: number | undefined;
  /** Whom it met. */
  readonly hosts: readonly { readonly host: string; readonly company: string }[];
}

/**
 * When what holds for a page was changed last; `undefined` when it was not. A moment after `now` was
 * noted by a clock that has been put right since: no page would ever be newer.
 */
export function changedAt(changes: Changes, page: ChangedPage, now: number): number | undefined {
  const moments = Object.entries(changes).flatMap(([place, moment]) =>
    moment <= now && concerns(place, page) ? [moment] : [],
  );
  return moments.length ? Math.max(...moments) : undefined;
}

const EVERYWHERE = '';

/** Most pages are opened where few places or none were noted: each is held against the page. */
function concerns(place: string, { site, tabId, hosts }: ChangedPage): boolean {
  if (place === EVERYWHERE || place === site) return true;
  if (tabId !== undefined && place === placeOfTab(tabId)) return true;
  const [kind, id] = [place.slice(0, place.indexOf(' ')), place.slice(place.indexOf(' ') + 1)];
  if (kind === 'company') return hosts.some(({ company }) => company === id);
  return kind === 'domain' && hosts.some(({ host }) => isWithin(host, id));
}

/** Something that holds, and where. */
interface Holding {
  readonly what: string;
  readonly place: string;
}

/** All that settings ask for, over or not: what is over holds until it is taken away. */
function holdings({ protection, passing }: Settings): ReadonlyMap<string, Holding> {
  const { level, pausedUntil, signals, lists } = protection;
  const paused = passing.paused || pausedUntil !== undefined;
  const whole = JSON.stringify([level, paused, signals, [...lists].sort()]);
  const all = new Map([[EVERYWHERE, { what: whole, place: EVERYWHERE }]]);
  for (const one of layered(protection.decisions, passing.decisions)) {
    const place = placeIn(one) ?? placeOfSubject(one.subject);
    all.set(reachKey(one), { what: one.action, place });
  }
  for (const one of [...protection.trusts, ...passing.trusts]) {
    all.set(`trust:${one.site}`, { what: 'trust', place: placeIn(one) ?? one.site });
  }
  return all;
}

function placeIn({ site, visit }: Held<{ readonly site?: string | undefined }>) {
  return visit ? placeOfTab(visit.tabId) : site;
}

function placeOfSubject({ kind, id }: Subject): string {
  return `${kind} ${id}`;
}

/** No site has a space. */
function placeOfTab(tabId: number): string {
  return `tab ${tabId}`;
}
