import '@/components/ui/tokens.css';
import { THROUGH } from '@/lib/graph/atlas/model';
import { AtlasView } from '@/lib/graph/atlas/view';
import { fraction } from '@/lib/graph/fraction';
import { readTheme } from '@/lib/graph/theme';
import { madeUpLens, madeUpWeb, narrowed } from '../fixtures/web.ts';
import { settle } from '../layout/settle.ts';

// The picture of the atlas alone, of a made-up record: `?state=400` for 400 companies.
const companies = Number(new URLSearchParams(location.search).get('state') ?? 40);
const sites = Math.round(
  companies < 10 ? companies * 2 : companies * (companies > 1000 ? 0.6 : 0.7),
);
const ground = document.getElementById('ground') as HTMLElement;
const graph = madeUpWeb({ sites, companies });
const lens = madeUpLens(graph);
const seed = Float32Array.from(graph.ids, fraction);
const start = performance.now();
const { places } = settle({ ...graph, seed });
const laidOut = performance.now() - start;
const theme = () => readTheme(getComputedStyle(ground));
const ending = new AbortController();
const told: Record<string, unknown> = {};
const still = matchMedia('(prefers-reduced-motion: reduce)');
const view = new AtlasView(
  ground,
  {
    theme: theme(),
    still: () => still.matches,
    pointed: (id) => Object.assign(told, { pointed: id }),
    opened: (id) => Object.assign(told, { opened: id }),
    dragged: (id, x, y) => Object.assign(told, { dragged: { id, x, y } }),
    folded: (folded) => Object.assign(told, { folded }),
    walked: (id, gathered) => Object.assign(told, { walked: id, gathered }),
    domainsOf: (company) =>
      Array.from({ length: 2 + (company % 7) }, (_, turn) => ({
        host: `${['cdn', 'ads', 'px', 'sync', 'tag', 'api', 'static', 'log'][turn]}.${graph.names[company]?.toLowerCase().replaceAll(' ', '')}.com`,
        outcome: turn % 3 === 0 ? THROUGH : 3,
      })),
  },
  ending.signal,
);
view.canvas.setAttribute('role', 'application');
view.canvas.ariaLabel = 'Picture of the companies that could follow you';
const first = performance.now();
view.show(graph, places);
view.look(lens);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => view.paint(theme()));
new ResizeObserver(() => view.resize()).observe(ground);
Object.assign(globalThis, { ending, view, graph, lens, places, told, narrowed, laidOut, theme });
requestAnimationFrame(() =>
  requestAnimationFrame(() => Object.assign(globalThis, { ready: performance.now() - first })),
);
