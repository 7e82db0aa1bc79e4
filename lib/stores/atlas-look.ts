import { type Activity, activityOf } from '../domain/activity.ts';
import { type Day, dayOf } from '../domain/day.ts';
import { type Exposures, isEntryWithin, type Period } from '../domain/exposures.ts';
import { type Headline, headlineOf } from '../domain/headline.ts';
import { isWide, type Lens, periodOfLens, WIDE_LENS } from '../domain/lens.ts';
import { type Reach, type ReachReport, reachOf } from '../domain/reach.ts';
import { indexThreads, rememberThreads, type ThreadIndex } from '../domain/thread-index.ts';
import { buildAtlasGraph } from '../graph/atlas/build.ts';
import { lensState } from '../graph/atlas/lens-state.ts';
import type { AtlasGraph, LensState } from '../graph/atlas/model.ts';
import { nodeId } from '../graph/build.ts';
import type { Snapshot } from '../history/snapshot.ts';
import type { AtlasState } from './atlas.ts';

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
  /** How many companies were there in the period; a snapshot knows the first of them only. */
  readonly count: number;
}

/** What is looked at when a record is read. */
export interface LookedAt {
  readonly lens: Lens;
  readonly today: Day;
}

/** What a record comes to at first, in a form that a worker can hand to the page. */
export interface PreparedLook {
  readonly threads: ThreadIndex;
  readonly activity: Activity;
  readonly graph: AtlasGraph;
  readonly look: Look;
}

const pictures = new WeakMap<Exposures, Picture>();
const snapshots = new WeakMap<Snapshot, Look>();
const numbered = new WeakMap<AtlasGraph, Picture>();
const looks = new WeakMap<Exposures, { lens: Lens; today: Day; look: Look }[]>();
const activities = new WeakMap<Exposures, { today: Day; activity: Activity }>();

/** Looks that are kept beside each other: the one that is shown, and one that is being considered. */
const KEPT_LOOKS = 2;

/** The graph of a record, built once for each record. */
export function pictureOf(exposures: Exposures): Picture {
  const known = pictures.get(exposures);
  if (known) return known;
  const picture = pictureOfGraph(buildAtlasGraph(exposures));
  pictures.set(exposures, picture);
  return picture;
}

function pictureOfGraph(graph: AtlasGraph): Picture {
  const known = numbered.get(graph);
  if (known) return known;
  const picture = { graph, nodeOf: new Map(graph.ids.map((id, node) => [id, node])) };
  numbered.set(graph, picture);
  return picture;
}

/** A record through a lens. Computed once for each lens, whoever asks. */
function lookAt(exposures: Exposures, through: Lens, today: Day): Look {
  const lens = keyOf(through);
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
  const count = report.companies.length;
  const look = { period, report, headline: headlineOf(report), state, companies, count };
  looks.set(exposures, [{ lens, today, look }, ...known].slice(0, KEPT_LOOKS));
  return look;
}

/** Lenses are told apart as objects; the one that leaves nothing out is always the same. */
function keyOf(lens: Lens): Lens {
  return isWide(lens) ? WIDE_LENS : lens;
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
function lensOf({ address, replay }: Pick<AtlasState, 'address' | 'replay'>): Lens {
  const { lens } = address;
  if (!replay) return lens;
  if (replayed?.lens !== lens || replayed.until !== replay.until) {
    replayed = { lens, until: replay.until, made: { ...lens, until: replay.until } };
  }
  return replayed.made;
}

/**
 * What is looked at. Until the record was read, the picture as it last came to rest, if that is what
 * is looked at; `undefined` as long as there is neither.
 */
export function lookOf(state: AtlasState): Look | undefined {
  const { record, snapshot } = state;
  if (record) return lookAt(record, lensOf(state), todayOf(state));
  return snapshot && isWide(state.address.lens) ? lookAtSnapshot(snapshot) : undefined;
}

/** What is looked at now. */
export function lookedAt(state: AtlasState): LookedAt {
  return { lens: lensOf(state), today: todayOf(state) };
}

/**
 * Works out what will be asked of a record as soon as it is shown. For a worker: a year would hold a
 * page for longer than a person takes to notice.
 */
export function prepareLook(record: Exposures, { lens, today }: LookedAt): PreparedLook {
  return {
    threads: indexThreads(record),
    activity: activityUntil(record, today),
    graph: pictureOf(record).graph,
    look: lookAt(record, lens, today),
  };
}

/** Takes what a worker made of the same record, for the lens that was looked through meanwhile. */
export function rememberLook(
  record: Exposures,
  { threads, activity, graph, look }: PreparedLook,
  { lens, today }: LookedAt,
): void {
  rememberThreads(record, threads);
  activities.set(record, { today, activity });
  pictures.set(record, pictureOfGraph(graph));
  looks.set(record, [{ lens: keyOf(lens), today, look }]);
}

/** What is drawn; `undefined` as long as `lookOf` is. */
export function shownOf(state: AtlasState): Picture | undefined {
  const { record, snapshot } = state;
  if (record) return pictureOf(record);
  return snapshot && lookOf(state) && pictureOfGraph(snapshot.graph);
}

/** Today, as the settings' last read has it. */
export function todayOf({ settings }: Pick<AtlasState, 'settings'>): Day {
  return dayOf(settings?.now ?? Date.now());
}

/** What is kept of a picture that came to rest; `undefined` when it is of another record by now. */
export function snapshotOf(
  state: AtlasState,
  { graph, places }: { readonly graph: AtlasGraph; readonly places: Float32Array },
): Omit<Snapshot, 'epoch'> | undefined {
  const { record, settings } = state;
  if (!record || !settings || pictureOf(record).graph !== graph || graph.nodes === 0)
    return undefined;
  const look = lookAt(record, WIDE_LENS, todayOf(state));
  return {
    ...{ madeAt: settings.now, graph, places, state: look.state },
    ...{ reach: look.report, companies: look.count },
  };
}

function lookAtSnapshot(snapshot: Snapshot): Look {
  const known = snapshots.get(snapshot);
  if (known) return known;
  const { reach: report, state, companies: count } = snapshot;
  const companies = report.companies;
  const look = { period: {}, report, headline: headlineOf(report), state, companies, count };
  snapshots.set(snapshot, look);
  return look;
}

/** The first and the last moment on record in a period; `undefined` when there is none. */
export function replayBounds(
  exposures: Exposures,
  { from, to }: Period,
): { readonly from: number; readonly end: number } | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  // A page that is left open asks for more, long after the last visit began.
  for (const entries of [exposures.visits, exposures]) {
    for (let i = 0; i < entries.length; i += 1) {
      if (!isEntryWithin(entries, i, { from, to })) continue;
      first = Math.min(first, entries.at[i] as number);
      last = Math.max(last, entries.at[i] as number);
    }
  }
  if (first > last) return undefined;
  // The steps of a slider end a little before its end: nothing new may happen there.
  return { from: first, end: last + AFTERWARDS };
}

const AFTERWARDS = 600_000;
