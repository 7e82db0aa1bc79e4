import '@/components/ui/tokens.css';
import { Entering } from '@/lib/graph/atlas/entering';
import { Picture } from '@/lib/graph/atlas/picture';
import { Stage } from '@/lib/graph/atlas/stage';
import { AtlasView } from '@/lib/graph/atlas/view';
import { fraction } from '@/lib/graph/fraction';
import { readTheme } from '@/lib/graph/theme';
import { seededRandom } from '../../support/fixtures/random.ts';
import { madeUpLens, madeUpWeb } from '../../support/fixtures/web.ts';
import { settle } from '../../support/layout/settle.ts';
import { drawEverything } from './everything.ts';

// One size of graph, chosen by the address: `?state=5000`. The bench asks for one turn after another.
const nodes = Number(new URLSearchParams(location.search).get('state'));
const ground = document.getElementById('ground') as HTMLElement;
const sites = Math.round(nodes * 0.45);
const graph = madeUpWeb({ sites, companies: nodes - sites, density: 1.4 });
const lens = madeUpLens(graph);
const { places } = settle({ ...graph, seed: Float32Array.from(graph.ids, fraction) });
const theme = readTheme(getComputedStyle(ground));
const ending = new AbortController();
const size = { width: ground.clientWidth, height: ground.clientHeight };

const picture: Picture = new Picture(theme, (text, font) => stage.layers.measure(text, font));
const stage: Stage = new Stage(ground, picture, new Entering(), ending.signal);
stage.layers.fit(size);
picture.resize(size);
picture.show(graph, places);
picture.look(lens);
const UNMOVED = { k: 1, x: 0, y: 0 };
const NOTHING = { lit: undefined, pinned: undefined, walked: undefined, domains: [] };
stage.drawBase(UNMOVED, theme, false);

const whole = new OffscreenCanvas(size.width, size.height);
const wholeContext = whole.getContext('2d') as unknown as CanvasRenderingContext2D;
const random = seededRandom(1);
const moving = places.slice();
let turn = 0;

/** One turn of a side, in milliseconds until its pixels are there. */
const sides: Readonly<Record<string, () => number>> = {
  everything: () =>
    timed([wholeContext], () => {
      const spots = picture.plan?.spots ?? places;
      drawEverything(wholeContext, graph, lens, spots, theme);
    }),
  'moving frame': () => {
    for (let index = 0; index < moving.length; index++) {
      moving[index] = (places[index] ?? 0) + (random() - 0.5) * 3;
    }
    return timed([contextOf(stage.layers.base), contextOf(stage.layers.top)], () => {
      picture.move(moving);
      stage.forget();
      stage.drawBase(UNMOVED, theme, false);
      stage.drawTop(UNMOVED, theme, NOTHING, true);
    });
  },
  hover: () => {
    const scene = picture.sceneAt(1);
    const lit = scene?.nodes[turn++ % scene.nodes.length];
    return timed([contextOf(stage.layers.top)], () =>
      stage.drawTop(UNMOVED, theme, { ...NOTHING, lit }, true),
    );
  },
};

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  return canvas.getContext('2d') as CanvasRenderingContext2D;
}

/** Reading one pixel waits until all that was asked for is drawn. */
function timed(contexts: readonly CanvasRenderingContext2D[], act: () => void): number {
  for (const context of contexts) context.getImageData(0, 0, 1, 1);
  const start = performance.now();
  act();
  for (const context of contexts) context.getImageData(0, 0, 1, 1);
  return performance.now() - start;
}

/** How many milliseconds lie between frames while a hand pans, and while it passes over nodes. */
async function framesWhile(hand: 'pan' | 'hover'): Promise<number[]> {
  const leaving = new AbortController();
  ground.replaceChildren();
  const view = new AtlasView(
    ground,
    {
      theme,
      still: () => true,
      pointed: (id) => view.light(id),
      opened: () => undefined,
      dragged: () => undefined,
      folded: () => undefined,
    },
    leaving.signal,
  );
  view.show(graph, places);
  view.look(lens);
  view.zoomBy(2.4);
  await frames(20);
  const begin = { x: size.width / 2, y: size.height / 2 };
  if (hand === 'pan') fire('mousedown', view.canvas, begin.x, begin.y);
  const gaps: number[] = [];
  let last = performance.now();
  for (let frame = 0; frame < 120; frame++) {
    const x = begin.x + Math.sin(frame / 12) * 400;
    const y = begin.y + Math.cos(frame / 9) * 200;
    if (hand === 'pan') fire('mousemove', globalThis as unknown as EventTarget, x, y);
    else view.canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }));
    const now = await frames(1);
    gaps.push(now - last);
    last = now;
  }
  if (hand === 'pan') fire('mouseup', globalThis as unknown as EventTarget, begin.x, begin.y);
  leaving.abort();
  return gaps.slice(10);
}

function fire(type: string, target: EventTarget, clientX: number, clientY: number): void {
  const event = new MouseEvent(type, {
    clientX,
    clientY,
    bubbles: true,
    cancelable: true,
    view: window,
  });
  target.dispatchEvent(event);
}

/** Waits for frames; the time of the last. */
async function frames(count: number): Promise<number> {
  let time = 0;
  for (let frame = 0; frame < count; frame++) {
    time = await new Promise<number>((resume) => requestAnimationFrame(resume));
  }
  return time;
}

/** How many frames are asked for in a second in which nothing happens. */
async function framesAtRest(): Promise<number> {
  const leaving = new AbortController();
  const nothing = () => undefined;
  ground.replaceChildren();
  const view = new AtlasView(
    ground,
    {
      theme,
      still: () => false,
      pointed: nothing,
      opened: nothing,
      dragged: nothing,
      folded: nothing,
    },
    leaving.signal,
  );
  view.show(graph, places);
  view.look(lens);
  view.pin(graph.ids[graph.sites]);
  await new Promise((resume) => setTimeout(resume, 1500));
  const request = globalThis.requestAnimationFrame;
  let asked = 0;
  globalThis.requestAnimationFrame = (callback) => {
    asked++;
    return request(callback);
  };
  await new Promise((resume) => setTimeout(resume, 1000));
  globalThis.requestAnimationFrame = request;
  leaving.abort();
  return asked;
}

const scene = picture.sceneAt(1);
const proof = {
  nodes: graph.nodes,
  links: graph.links,
  drawn: scene?.nodes.length ?? 0,
  threads: scene?.threads.count ?? 0,
};
Object.assign(globalThis, { bench: { sides, framesWhile, framesAtRest, proof } });
