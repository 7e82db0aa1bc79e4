import '@/components/ui/tokens.css';
import { openLiveAtlas, type Rested } from '@/components/atlas/live-atlas';
import { soon } from '@/components/ui/after-paint';
import { CATEGORIES } from '@/lib/domain/catalog';
import { type AtlasGraph, type LensState, STOPPED, THROUGH } from '@/lib/graph/atlas/model';
import type { LayoutJob } from '@/lib/graph/force/job';

/**
 * Lays a web out as the atlas does when it is opened, in a picture as large as the window. Resolves
 * with the places once it is at rest and drawn; nodes that a job knows a place of enter as known.
 */
export async function restInAtlas(job: LayoutJob, sites: number): Promise<Float32Array> {
  const ground = document.createElement('div');
  Object.assign(ground.style, { position: 'fixed', inset: '0' });
  document.body.append(ground);
  const nothing = () => undefined;
  const graph = graphOf(job, sites);
  // The atlas has its graph before it has a picture.
  await soon();
  const { promise: rest, resolve: rested } = Promise.withResolvers<Rested>();
  const ending = new AbortController();
  const { promise: picture, resolve: appeared } = Promise.withResolvers<void>();
  const live = openLiveAtlas(
    ground,
    {
      ...{ pointed: nothing, opened: nothing, rested },
      // Told with the first picture that is drawn; a small web may be at rest before.
      folded: () => appeared(),
      places: job.previous && { graph, places: job.previous as Float32Array },
    },
    ending.signal,
  );
  if (!live) throw new Error('there is nothing to draw with');
  await soon();
  live.show(graph, lensOf(graph), true);
  const [{ places }] = await Promise.all([rest, picture]);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  ending.abort();
  return places;
}

function graphOf({ nodes, source, target }: LayoutJob, sites: number): AtlasGraph {
  const degree = new Uint32Array(nodes);
  for (const ends of [source, target]) {
    for (const node of ends) degree[node] = (degree[node] as number) + 1;
  }
  const numbers = Array.from({ length: nodes }, (_, node) => node);
  const names = numbers.map((node) => (node < sites ? `site-${node}.example` : `Company ${node}`));
  return {
    ...{ nodes, sites, names, degree, links: source.length, source, target },
    ids: names.map((name, node) => `${node < sites ? 'site' : 'company'}:${name}`),
    categories: numbers.map((node) =>
      node < sites ? 'unknown' : (CATEGORIES[node % CATEGORIES.length] ?? 'unknown'),
    ),
  };
}

/** One company in six got through everywhere, the others nowhere. */
function lensOf({ nodes, sites, target, degree }: AtlasGraph): LensState {
  const isThrough = (company: number) => company % 6 === 0;
  return {
    links: Uint8Array.from(target, (company) => (isThrough(company) ? THROUGH : STOPPED)),
    nodes: new Uint8Array(nodes).fill(1),
    degree,
    hollow: Uint8Array.from({ length: nodes }, (_, node) =>
      node >= sites && !isThrough(node) ? 1 : 0,
    ),
  };
}
