import { FADED, STOPPED } from '../graph/atlas/model.ts';
import type { Look, Picture } from './atlas-look.ts';

/** One of your sites under a lens. */
export interface SiteRow {
  readonly site: string;
  /** Companies that were there, and those of them that got through. */
  readonly attempted: number;
  readonly through: number;
}

/** The sites that a lens shows, in the order of the graph. One pass over the links. */
export function sitesOf({ state }: Look, { graph }: Picture): readonly SiteRow[] {
  const through = new Uint32Array(graph.sites);
  for (let link = 0; link < graph.links; link += 1) {
    const became = state.links[link];
    if (became === FADED || became === STOPPED) continue;
    (through[graph.source[link] as number] as number) += 1;
  }
  const rows: SiteRow[] = [];
  for (let node = 0; node < graph.sites; node += 1) {
    if (state.nodes[node] === 0) continue;
    rows.push({
      site: graph.names[node] ?? '',
      attempted: state.degree[node] as number,
      through: through[node] as number,
    });
  }
  return rows;
}
