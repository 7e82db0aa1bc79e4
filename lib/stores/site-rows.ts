import { type Exposures, isEntryWithin } from '../domain/exposures.ts';
import { lensState } from '../graph/atlas/lens-state.ts';
import { FADED, type LensState, STOPPED } from '../graph/atlas/model.ts';
import { type Look, type LookedAt, pictureOf } from './atlas-look.ts';

/** One of your sites under a lens. */
export interface SiteRow {
  readonly site: string;
  /** Companies of the lens that were there, and those of them that got through; any outcome counts. */
  readonly attempted: number;
  readonly through: number;
  /** Of your visits in the period, and when the last day of them began, in milliseconds since the epoch. */
  readonly visits: number;
  readonly last: number;
}

/** The sites that a lens shows, in the order of the graph. One pass over the links, one over the visits. */
export function sitesOf(look: Look, record: Exposures, looked: LookedAt): readonly SiteRow[] {
  const { state: shown, period } = look;
  const { visits } = record;
  const { graph } = pictureOf(record);
  const state = countedBy(look, record, looked);
  const through = new Uint32Array(graph.sites);
  for (let link = 0; link < graph.links; link += 1) {
    const became = state.links[link];
    if (became === FADED || became === STOPPED) continue;
    (through[graph.source[link] as number] as number) += 1;
  }
  const count = new Uint32Array(graph.sites);
  const last = new Float64Array(graph.sites);
  for (let i = 0; i < visits.length; i += 1) {
    if (!isEntryWithin(visits, i, period)) continue;
    const site = visits.site[i] as number;
    (count[site] as number) += visits.count[i] as number;
    last[site] = Math.max(last[site] as number, visits.at[i] as number);
  }
  const rows: SiteRow[] = [];
  for (let node = 0; node < graph.sites; node += 1) {
    if (shown.nodes[node] === 0) continue;
    rows.push({
      site: graph.names[node] ?? '',
      attempted: state.degree[node] as number,
      through: through[node] as number,
      visits: count[node] as number,
      last: last[node] as number,
    });
  }
  return rows;
}

/** The threads that are counted: a filter by outcome picks rows, and of what it picks no share is telling. */
function countedBy({ state }: Look, record: Exposures, { lens, today }: LookedAt): LensState {
  if (lens.outcome === undefined) return state;
  return lensState(record, pictureOf(record).graph, { ...lens, outcome: undefined }, today);
}
