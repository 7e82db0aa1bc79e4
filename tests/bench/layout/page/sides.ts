import {
  forceCenter,
  forceLink,
  forceManyBody,
  forceSimulation,
  type SimulationNodeDatum,
} from 'd3-force';
import ForceGraph, { type NodeObject } from 'force-graph';
import type { LayoutJob } from '../../../../lib/graph/force/job.ts';
import { restInAtlas } from './atlas-picture.ts';
import { drawNaively } from './drawing.ts';

/** Lays out and draws until all is at rest and drawn; returns the places. */
export type Side = (job: LayoutJob, sites: number) => Promise<Float32Array>;

/** Ticks that d3 takes to rest; after so many, force-graph is stopped too. */
const TICKS = 300;

/** What is judged: the atlas's own picture, laid out in a new worker, until it is at rest and drawn. */
export const unweave: Side = restInAtlas;

/** d3-force as its examples have it: on the main thread, a tick and a picture for each frame. */
export const plainD3: Side = (job, sites) => d3Drawn(job, sites, 1);

/**
 * The same with one picture for three or for ten ticks: less than d3-force takes, where to draw them
 * all would take minutes. What is compared with it would come off better beside the real one.
 */
export const d3ByThree: Side = (job, sites) => d3Drawn(job, sites, 3);
export const d3ByTen: Side = (job, sites) => d3Drawn(job, sites, 10);

async function d3Drawn(job: LayoutJob, sites: number, every: number): Promise<Float32Array> {
  const canvas = newCanvas();
  const nodes = Array.from({ length: job.nodes }, (): SimulationNodeDatum => ({}));
  const links = linksOf(job) as unknown as {
    source: SimulationNodeDatum;
    target: SimulationNodeDatum;
  }[];
  let ticks = 0;
  await new Promise<void>((resolve) => {
    forceSimulation(nodes)
      .force('link', forceLink(links))
      .force('charge', forceManyBody())
      .force('centre', forceCenter())
      .on('tick', () => {
        if (ticks++ % every === 0) drawNaively(canvas, nodes, links, sites);
      })
      .on('end', () => requestAnimationFrame(() => resolve()));
  });
  return placesOf(nodes);
}

/** The component that people would take instead. */
export const forceGraph: Side = async (job) => {
  const nodes: NodeObject[] = Array.from({ length: job.nodes }, (_, id) => ({ id }));
  const element = document.createElement('div');
  document.body.replaceChildren(element);
  const graph = new ForceGraph(element);
  await new Promise<void>((resolve) => {
    graph
      .width(innerWidth)
      .height(innerHeight)
      .d3AlphaMin(0.001)
      .cooldownTicks(TICKS)
      .cooldownTime(Number.POSITIVE_INFINITY)
      .onEngineStop(() => requestAnimationFrame(() => resolve()))
      .graphData({ nodes, links: linksOf(job) });
  });
  const places = placesOf(nodes);
  graph._destructor();
  return places;
};

function linksOf({ source, target }: LayoutJob): { source: number; target: number }[] {
  return Array.from(source, (from, link) => ({ source: from, target: target[link] ?? 0 }));
}

function placesOf(
  nodes: readonly { readonly x?: number | undefined; readonly y?: number | undefined }[],
): Float32Array {
  return Float32Array.from(nodes.flatMap(({ x = Number.NaN, y = Number.NaN }) => [x, y]));
}

function newCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = innerWidth;
  canvas.height = innerHeight;
  document.body.replaceChildren(canvas);
  return canvas;
}
