import type { Day } from '../domain/day.ts';
import { isWithinPeriod } from '../domain/exposures.ts';
import type { Forgettable } from '../domain/record-command.ts';
import { VERDICTS, type VerdictCounts } from '../domain/verdict.ts';
import type { HostDelta, SiteDelta } from '../history/batch.ts';
import type { Sightings } from '../history/read.ts';

/** What one third-party host did so far on a page. */
export interface LiveHost extends VerdictCounts {
  readonly host: string;
  /** Id of the entity that owns the host. */
  readonly company: string;
  readonly affiliated: boolean;
  cookie: boolean;
  /** Milliseconds since the epoch. */
  readonly first: number;
  last: number;
  /** The part of the counters that the record already holds. */
  recorded: VerdictCounts & { cookie: boolean };
}

/** A top-level document that is shown, being prerendered or was shown a moment ago. */
export interface LivePage {
  readonly documentId: string;
  readonly site: string;
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly isPrivate: boolean;
  tabId: number;
  /** `past`: not shown now. It may come back, and its last beacons may still arrive. */
  state: 'shown' | 'past';
  /** A prerendered page is no visit until it is shown. */
  visit: 'none' | 'made' | 'recorded';
  /** Document ids of its newest frames, at any depth, with the site of each; oldest first. */
  readonly frames: Map<string, string>;
  readonly hosts: Map<string, LiveHost>;
  /** Requests to hosts beyond `HOSTS_PER_PAGE`. */
  overflow: number;
  /** What the record knows beyond this page; nothing until it has been read. */
  sightings: Sightings;
}

/** More than any honest page contacts; beyond it, requests are counted but not told apart. */
export const HOSTS_PER_PAGE = 1_000;

/** More than any page has at a time; some show a new advertisement every minute, all day. */
export const FRAMES_PER_PAGE = 1_000;

/** A page that has contacted nobody yet. */
export function createLivePage(
  page: Pick<LivePage, 'documentId' | 'tabId' | 'site' | 'host' | 'startedAt' | 'isPrivate'>,
): LivePage {
  return {
    ...page,
    state: 'past',
    visit: 'none',
    frames: new Map(),
    hosts: new Map(),
    overflow: 0,
    sightings: { sites: new Map(), neighbours: [], totalSites: 1 },
  };
}

/** A host that has done nothing yet. */
export function createLiveHost(
  host: Pick<LiveHost, 'host' | 'company' | 'affiliated'>,
  time: number,
): LiveHost {
  return {
    ...host,
    cookie: false,
    first: time,
    last: time,
    ...NOTHING,
    recorded: { ...NOTHING, cookie: false },
  };
}

/** Whether the record lacks something of a page. */
export function isUnrecorded(page: LivePage): boolean {
  if (page.isPrivate) return false;
  return page.visit === 'made' || [...page.hosts.values()].some(isHostUnrecorded);
}

/**
 * Takes what the record does not hold yet and marks it as held; `undefined` when there is nothing.
 * A private page never has anything for the record.
 */
export function takeDelta(page: LivePage): SiteDelta | undefined {
  if (page.isPrivate) return undefined;
  const hosts: HostDelta[] = [];
  for (const host of page.hosts.values()) {
    const delta = takeHostDelta(host);
    if (delta) hosts.push(delta);
  }
  const visits = page.visit === 'made' ? 1 : 0;
  if (visits === 0 && hosts.length === 0) return undefined;
  if (visits) page.visit = 'recorded';
  const last = hosts.reduce((latest, host) => Math.max(latest, host.last), page.startedAt);
  return { site: page.site, visits, first: page.startedAt, last, hosts };
}

/**
 * Marks what the record does not hold yet, and what is forgotten, as held.
 *
 * @param day under which it would be written
 */
export function letGoOf(page: LivePage, what: Forgettable, day: Day): void {
  if (what.kind === 'company') {
    for (const host of page.hosts.values()) if (host.company === what.company) takeHostDelta(host);
    return;
  }
  if (what.kind === 'site' && page.site !== what.site) return;
  if (what.kind === 'period' && !isWithinPeriod(day, what)) return;
  takeDelta(page);
}

function takeHostDelta(host: LiveHost): HostDelta | undefined {
  if (!isHostUnrecorded(host)) return undefined;
  const { recorded, ...now } = host;
  const delta = { ...now };
  for (const verdict of VERDICTS) {
    delta[verdict] -= recorded[verdict];
    recorded[verdict] = host[verdict];
  }
  recorded.cookie = host.cookie;
  return delta;
}

function isHostUnrecorded(host: LiveHost): boolean {
  const { recorded } = host;
  if (host.cookie !== recorded.cookie) return true;
  return VERDICTS.some((verdict) => host[verdict] > recorded[verdict]);
}

const NOTHING: VerdictCounts = { allowed: 0, limited: 0, blocked: 0, stubbed: 0 };
