import { readableHosts } from '../../domain/readable-host.ts';
import type { AtlasGraph } from './model.ts';

/**
 * The nodes whose name holds what is looked for, in letters of its own or in ASCII: names that begin
 * with it first, then words within a name that do, then the rest; of equals, those with most threads.
 */
export function findNodes(graph: AtlasGraph, query: string, most: number): readonly number[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const found: { readonly node: number; readonly rank: number }[] = [];
  for (const [node, name] of graph.names.entries()) {
    const readable = readableHosts(name).toLowerCase();
    const at = readable.indexOf(wanted);
    if (at < 0 && !name.includes(wanted)) continue;
    const rank = at === 0 ? 0 : /[^\p{L}\p{N}]/u.test(readable.charAt(at - 1)) ? 1 : 2;
    found.push({ node, rank });
  }
  const degree = (node: number) => graph.degree[node] ?? 0;
  return found
    .sort((a, b) => a.rank - b.rank || degree(b.node) - degree(a.node) || a.node - b.node)
    .slice(0, most)
    .map(({ node }) => node);
}
