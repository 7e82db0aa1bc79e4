import type { AtlasGraph } from './model.ts';
import type { Size } from './projection.ts';

/** A graph with what its picture asks of it again and again. */
export interface Stock extends AtlasGraph {
  readonly indexOf: ReadonlyMap<string, number>;
  /** Links by node (compressed rows): those of node n are `rows[n]` to `rows[n + 1]` of `linksOf`. */
  readonly rows: Uint32Array;
  readonly linksOf: Uint32Array;
  /** All nodes, the most important first; sites and companies take turns by what each stands for. */
  readonly order: Uint32Array;
  /** By node: its radius in CSS pixels at scale 1. */
  readonly radius: Float32Array;
}

const SMALLEST_COMPANY = 7.5;
const SMALLEST_SITE = 6;

/** Prepares a graph: O(nodes × log nodes + links). Shapes are so many times their usual size. */
function stock(graph: AtlasGraph, swelling = 1): Stock {
  const { nodes, links, source, target } = graph;
  const rows = new Uint32Array(nodes + 1);
  for (let link = 0; link < links; link++) {
    rows[(source[link] as number) + 1] = (rows[(source[link] as number) + 1] as number) + 1;
    rows[(target[link] as number) + 1] = (rows[(target[link] as number) + 1] as number) + 1;
  }
  for (let node = 0; node < nodes; node++) {
    rows[node + 1] = (rows[node + 1] as number) + (rows[node] as number);
  }
  const next = rows.slice();
  const linksOf = new Uint32Array(links * 2);
  const put = (node: number, link: number) => {
    const place = next[node] as number;
    linksOf[place] = link;
    next[node] = place + 1;
  };
  for (let link = 0; link < links; link++) {
    put(source[link] as number, link);
    put(target[link] as number, link);
  }
  return {
    ...graph,
    indexOf: new Map(graph.ids.map((id, index) => [id, index])),
    rows,
    linksOf,
    order: orderOf(graph),
    radius: radiiOf(graph, swelling),
  };
}

/** Larger companies and sites first; of equals, the one with the smaller index. */
function orderOf({ nodes, degree }: AtlasGraph): Uint32Array {
  const order = new Uint32Array(nodes);
  for (let node = 0; node < nodes; node++) order[node] = node;
  return order.sort((a, b) => (degree[b] as number) - (degree[a] as number) || a - b);
}

/** On a large canvas the shapes of a few nodes are larger. */
export function swellingOf(nodes: number, { width, height }: Size): number {
  const share = (width * height) / (Math.max(1, nodes) * 9_000);
  return Math.min(1.7, Math.max(1, share ** 0.25));
}

/** Area follows the number of threads: twice the sites is twice the ink. */
export function radiiOf({ nodes, sites, degree }: AtlasGraph, swelling: number): Float32Array {
  const most = (from: number, to: number) =>
    degree.subarray(from, to).reduce((largest, count) => Math.max(largest, count), 0);
  // A record of a week must not look as heavy as one of a year.
  const mostOfCompany = Math.max(48, most(sites, nodes));
  const mostOfSite = Math.max(32, most(0, sites));
  return Float32Array.from({ length: nodes }, (_, node) => {
    const count = degree[node] as number;
    const radius =
      node < sites
        ? SMALLEST_SITE + 4 * Math.sqrt(count / mostOfSite)
        : SMALLEST_COMPANY + 15 * Math.sqrt(count / mostOfCompany);
    return radius * swelling;
  });
}

/** Takes stock, ahead if that is wanted. */
export class Stocks {
  #ready: { readonly graph: AtlasGraph; readonly swelling: number; stock: Stock } | undefined;

  prepare(graph: AtlasGraph, size: Size): void {
    const swelling = swellingOf(graph.nodes, size);
    this.#ready = { graph, swelling, stock: stock(graph, swelling) };
  }

  /** What was prepared, if it still holds; once. */
  take(graph: AtlasGraph, size: Size): Stock {
    const ready = this.#ready;
    const swelling = swellingOf(graph.nodes, size);
    this.#ready = undefined;
    const holds = ready?.graph === graph && ready.swelling === swelling;
    return holds ? ready.stock : stock(graph, swelling);
  }
}
