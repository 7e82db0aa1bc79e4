import '../../../../components/ui/tokens.css';
import { CATEGORIES } from '../../../../lib/domain/catalog.ts';
import {
  type AtlasGraph,
  type LensState,
  STOPPED,
  THROUGH,
} from '../../../../lib/graph/atlas/model.ts';
import { AtlasView } from '../../../../lib/graph/atlas/view.ts';
import type { LayoutFrame, LayoutJob } from '../../../../lib/graph/force/job.ts';
import { readTheme } from '../../../../lib/graph/theme.ts';

/** A picture that frames of a layout are shown in. */
export interface Picture {
  show(frame: LayoutFrame): void;
  /** Resolves when the last frame of a layout has been drawn. */
  readonly drawn: Promise<void>;
}

/** The atlas's own picture of a web, as large as the window, without gliding when it has come to rest. */
export function atlasPicture(job: LayoutJob, sites: number, signal: AbortSignal): Picture {
  const ground = document.createElement('div');
  Object.assign(ground.style, { position: 'fixed', inset: '0' });
  document.body.replaceChildren(ground);
  const nothing = () => undefined;
  const view = new AtlasView(
    ground,
    {
      theme: readTheme(getComputedStyle(ground)),
      still: () => true,
      ...{ pointed: nothing, opened: nothing, dragged: nothing, folded: nothing },
    },
    signal,
  );
  const graph = graphOf(job, sites);
  const { promise: drawn, resolve, reject } = Promise.withResolvers<void>();
  const end = () => (view.choose() ? resolve() : reject(new Error('nothing is drawn')));
  let isShown = false;
  return {
    drawn,
    show({ places, atRest }) {
      if (isShown) view.move(places, atRest);
      else {
        view.look(lensOf(graph));
        view.show(graph, places);
        isShown = true;
      }
      if (atRest) requestAnimationFrame(() => requestAnimationFrame(end));
    },
  };
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
