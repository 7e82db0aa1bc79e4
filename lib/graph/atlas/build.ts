import type { Category } from '../../domain/catalog.ts';
import type { Exposures } from '../../domain/exposures.ts';
import { indexThreads } from '../../domain/thread-index.ts';
import { nodeId } from '../build.ts';
import type { AtlasGraph } from './model.ts';

/**
 * The graph of a whole record. Linear, and the same for the same record: its links are the threads
 * of `indexThreads`, under the same numbers.
 */
export function buildAtlasGraph(exposures: Exposures): AtlasGraph {
  const { sites, companies } = exposures;
  const threads = indexThreads(exposures);
  const nodeOf = numberStrangers(threads.company, companies.length, sites.length);
  const strangers = companies.filter((_, index) => nodeOf[index] !== 0);
  const nodes = sites.length + strangers.length;

  const target = threads.company.map((company) => nodeOf[company] as number);
  const degree = new Uint32Array(nodes);
  for (const site of threads.site) (degree[site] as number) += 1;
  for (const company of target) (degree[company] as number) += 1;
  return {
    nodes,
    sites: sites.length,
    ids: [
      ...sites.map((site) => nodeId('site', site)),
      ...strangers.map(({ id }) => nodeId('company', id)),
    ],
    names: [...sites, ...strangers.map(({ name }) => name)],
    categories: [
      ...sites.map((): Category => 'unknown'),
      ...strangers.map(({ category }) => category),
    ],
    links: threads.length,
    source: threads.site.slice(),
    target,
    degree,
  };
}

/**
 * Whether two graphs say the same in the same order: what is known of one by node or link holds for the
 * other. A record that was read again gives such a graph as long as nobody new was met.
 */
export function isSameGraph(a: AtlasGraph, b: AtlasGraph): boolean {
  if (a.nodes !== b.nodes || a.sites !== b.sites || a.links !== b.links) return false;
  const isEqual = <T>(one: ArrayLike<T>, other: ArrayLike<T>) => {
    for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
    return true;
  };
  return (
    isEqual(a.ids, b.ids) &&
    isEqual(a.names, b.names) &&
    isEqual(a.categories, b.categories) &&
    isEqual(a.source, b.source) &&
    isEqual(a.target, b.target)
  );
}

/** By company: its node, in the order of the companies; 0 for one that is nowhere a stranger. */
function numberStrangers(seen: Uint32Array, companies: number, sites: number): Uint32Array {
  const nodeOf = new Uint32Array(companies);
  for (const company of seen) nodeOf[company] = 1;
  let next = sites;
  for (let company = 0; company < companies; company += 1) {
    if (nodeOf[company] === 1) nodeOf[company] = next++;
  }
  return nodeOf;
}
