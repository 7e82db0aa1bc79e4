import { type Activity, activityOf } from '../domain/activity.ts';
import type { Day } from '../domain/day.ts';
import { type Exposures, isEntryWithin, type Period } from '../domain/exposures.ts';
import { type Headline, headlineOf } from '../domain/headline.ts';
import { type Lens, periodOfLens } from '../domain/lens.ts';
import { type Reach, type ReachReport, reachOf } from '../domain/reach.ts';
import { buildAtlasGraph } from '../graph/atlas/build.ts';
import { lensState } from '../graph/atlas/lens-state.ts';
import type { AtlasGraph, LensState } from '../graph/atlas/model.ts';
import { nodeId } from '../graph/build.ts';
import { type AtlasState, todayOf } from './atlas.ts';

/** What a record comes to whatever the lens. */
export interface Picture {
  readonly graph: AtlasGraph;
  /** By node id. */
  readonly nodeOf: ReadonlyMap<string, number>;
}

/** What a record comes to under a lens: the one thing that headline, list, picture and table read. */
export interface Look {
  readonly period: Period;
  readonly report: ReachReport;
  readonly headline: Headline;
  readonly state: LensState;
  /** The companies that the lens shows, in the order of the report. */
  readonly companies: readonly Reach[];
}

const pictures = new WeakMap<Exposures, Picture>();
const looks = new WeakMap<Exposures, { lens: Lens; today: Day; look: Look }[]>();
const activities = new WeakMap<Exposures, { today: Day; activity: Activity }>();

/** Looks that are kept beside each other: the one that is shown, and one that is being considered. */
const KEPT_LOOKS = 2;

/** The graph of a record, built once for each record. */
export function pictureOf(exposures: Exposures): Picture {
  const known = pictures.get(exposures);
  if (known) return known;
  const graph = buildAtlasGraph(exposures);
  const picture = { graph, nodeOf: new Map(graph.ids.map((id, node) => [id, node])) };
  pictures.set(exposures, picture);
  return picture;
}

/** A record through a lens. Computed once for each lens, whoever asks. */
export function lookAt(exposures: Exposures, lens: Lens, today: Day): Look {
  const known = looks.get(exposures) ?? [];
  const found = known.find((one) => one.lens === lens && one.today === today);
  if (found) return found.look;
  const { graph, nodeOf } = pictureOf(exposures);
  const period = periodOfLens(lens, today);
  const report = reachOf(exposures, period);
  const state = lensState(exposures, graph, lens, today);
  const isShown = ({ entity }: Reach) => {
    const node = nodeOf.get(nodeId('company', entity.id));
    return node !== undefined && (state.degree[node] as number) > 0;
  };
  const companies = report.companies.filter(isShown);
  const look = { period, report, headline: headlineOf(report), state, companies };
  looks.set(exposures, [{ lens, today, look }, ...known].slice(0, KEPT_LOOKS));
  return look;
}

/** What happened day by day. Computed once for each record and day. */
export function activityUntil(exposures: Exposures, today: Day): Activity {
  const known = activities.get(exposures);
  if (known?.today === today) return known.activity;
  const activity = activityOf(exposures, today);
  activities.set(exposures, { today, activity });
  return activity;
}

let replayed: { lens: Lens; until: number; made: Lens } | undefined;

/** The lens that is looked through: while a replay runs, only what had happened until then. */
export function lensOf({ address, replay }: Pick<AtlasState, 'address' | 'replay'>): Lens {
  const { lens } = address;
  if (!replay) return lens;
  if (replayed?.lens !== lens || replayed.until !== replay.until) {
    replayed = { lens, until: replay.until, made: { ...lens, until: replay.until } };
  }
  return replayed.made;
}

/** What is looked at; `undefined` until the record was read. */
export function lookOf(state: AtlasState): Look | undefined {
  return state.record && lookAt(state.record, lensOf(state), todayOf(state));
}

/** The first and the last moment on record in a period; `undefined` when there is none. */
export function replayBounds(
  { visits }: Exposures,
  { from, to }: Period,
): { readonly from: number; readonly end: number } | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < visits.length; i += 1) {
    if (!isEntryWithin(visits, i, { from, to })) continue;
    first = Math.min(first, visits.at[i] as number);
    last = Math.max(last, visits.at[i] as number);
  }
  if (first > last) return undefined;
  // What the last site asked for came after the visit began.
  return { from: first, end: last + AFTERWARDS };
}

const AFTERWARDS = 600_000;
