import type { Category } from '../../domain/catalog.ts';
import type { Day } from '../../domain/day.ts';
import { type Exposures, isEntryWithin, type Period } from '../../domain/exposures.ts';
import { type Lens, type Outcome, periodOfLens } from '../../domain/lens.ts';
import { ownersVisited } from '../../domain/reach.ts';
import { HAD_COOKIE, threadFacts, WAS_ALLOWED, WAS_LIMITED } from '../../domain/thread-facts.ts';
import { nodeId } from '../build.ts';
import { keepPath } from './lens-path.ts';
import { type AtlasGraph, FADED, type LensState, LIMITED, STOPPED, THROUGH } from './model.ts';

/** What a link that a lens asks for has become. */
const LINK_OF: Record<Outcome, number> = { through: THROUGH, limited: LIMITED, stopped: STOPPED };

/**
 * How the graph of a record looks under a lens: linear, a pass over the exposures and one over the
 * links, so that it can follow a brush that is being drawn.
 *
 * @param graph what `buildAtlasGraph` made of the same exposures
 * @throws when it was made of others
 */
export function lensState(
  exposures: Exposures,
  graph: AtlasGraph,
  lens: Lens,
  today: Day,
): LensState {
  const period = periodOfLens(lens, today);
  const facts = threadFacts(exposures, period);
  if (facts.length !== graph.links) {
    throw new Error(`a graph of ${graph.links} links for a record of ${facts.length} threads`);
  }
  const links = pickLinks(facts, graph, companiesPicked(facts, exposures, graph, lens), lens);
  if (lens.path) keepPath(links, graph, lens.path);
  return settleLinks(links, graph, nodesAnyway(exposures, graph, lens, period));
}

/** By node: 1 for a company that a lens leaves in. */
function companiesPicked(
  facts: Uint8Array,
  exposures: Exposures,
  graph: AtlasGraph,
  lens: Lens,
): Uint8Array {
  const { nodes, sites, ids, categories } = graph;
  const picked = new Uint8Array(nodes).fill(1, sites);
  const leave = (isIn: (node: number) => boolean) => {
    for (let node = sites; node < nodes; node += 1) if (!isIn(node)) picked[node] = 0;
  };
  if (lens.categories) {
    const wanted: ReadonlySet<Category> = new Set(lens.categories);
    leave((node) => wanted.has(categories[node] ?? 'unknown'));
  }
  if (lens.cookies) {
    const held = new Uint8Array(nodes);
    for (let link = 0; link < facts.length; link += 1) {
      if ((facts[link] as number) & HAD_COOKIE) held[graph.target[link] as number] = 1;
    }
    leave((node) => held[node] === 1);
  }
  if (lens.knowsYou) {
    const knowing = new Set([...ownersVisited(exposures)].map((id) => nodeId('company', id)));
    leave((node) => knowing.has(ids[node] ?? ''));
  }
  if (lens.company !== undefined) {
    const id = nodeId('company', lens.company);
    leave((node) => ids[node] === id);
  }
  return picked;
}

/** By link: what became of it in the period, or `FADED`. */
function pickLinks(
  facts: Uint8Array,
  { links: count, source, target, names, sites }: AtlasGraph,
  companies: Uint8Array,
  { outcome, site }: Lens,
): Uint8Array {
  const links = new Uint8Array(count);
  const wanted = outcome === undefined ? FADED : LINK_OF[outcome];
  const isSite = new Uint8Array(sites).fill(site === undefined ? 1 : 0);
  // A site that is not on record has no companies; a company may be called like a site.
  const only = site === undefined ? -1 : names.indexOf(site);
  if (only >= 0 && only < sites) isSite[only] = 1;
  for (let link = 0; link < count; link += 1) {
    if (companies[target[link] as number] === 0 || isSite[source[link] as number] === 0) continue;
    const became = linkOf(facts[link] as number);
    if (wanted === FADED || wanted === became) links[link] = became;
  }
  return links;
}

function linkOf(facts: number): number {
  if (facts & WAS_ALLOWED) return THROUGH;
  if (facts & WAS_LIMITED) return LIMITED;
  return facts === 0 ? FADED : STOPPED;
}

/**
 * By node: 1 for what is shown even without a link. That is what the lens names; and as long as it
 * picks nothing but a period, every site visited in it, for nobody following you is a fact as well.
 */
function nodesAnyway(
  { visits }: Exposures,
  { ids, nodes }: AtlasGraph,
  lens: Lens,
  period: Period,
): Uint8Array {
  const anyway = new Uint8Array(nodes);
  const named = [lens.site, ...(lens.path ?? [])].map((site) => site && nodeId('site', site));
  if (lens.company !== undefined) named.push(nodeId('company', lens.company));
  for (const id of named) {
    const node = id === undefined ? -1 : ids.indexOf(id);
    if (node >= 0) anyway[node] = 1;
  }
  if (!picksPeriodOnly(lens)) return anyway;
  for (let i = 0; i < visits.length; i += 1) {
    if (isEntryWithin(visits, i, period)) anyway[visits.site[i] as number] = 1;
  }
  return anyway;
}

function picksPeriodOnly({ period: _, until: __, ...others }: Lens): boolean {
  return Object.values(others).every((part) => part === undefined || part === false);
}

/**
 * The whole state of a graph, given what its links have become.
 *
 * @param nodes by node: 1 for what is shown even without a link; filled in place
 */
export function settleLinks(links: Uint8Array, graph: AtlasGraph, nodes: Uint8Array): LensState {
  const { source, target, sites } = graph;
  const degree = new Uint32Array(graph.nodes);
  const reached = new Uint8Array(graph.nodes);
  for (let link = 0; link < links.length; link += 1) {
    const became = links[link] as number;
    if (became === FADED) continue;
    const company = target[link] as number;
    (degree[source[link] as number] as number) += 1;
    (degree[company] as number) += 1;
    if (became !== STOPPED) reached[company] = 1;
  }
  const hollow = new Uint8Array(graph.nodes);
  for (let node = 0; node < graph.nodes; node += 1) {
    if ((degree[node] as number) === 0) continue;
    nodes[node] = 1;
    if (node >= sites && reached[node] === 0) hollow[node] = 1;
  }
  return { links, nodes, degree, hollow };
}
