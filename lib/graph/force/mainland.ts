import type { Roles } from './roles.ts';

/** By node: 1 when it belongs to the largest part of the graph that hangs together. */
export function mainlandOf({ core, degree, starts, neighbours }: Roles): Uint8Array {
  const partOf = new Uint32Array(degree.length);
  let [parts, largest, most] = [0, 0, 0];
  for (const start of core) {
    if (partOf[start] !== 0) continue;
    const found = [start];
    partOf[start] = ++parts;
    for (const node of found) {
      for (let at = starts[node] as number; at < (starts[node + 1] as number); at++) {
        const other = neighbours[at] as number;
        if (partOf[other] !== 0) continue;
        partOf[other] = parts;
        found.push(other);
      }
    }
    if (found.length > most) [largest, most] = [parts, found.length];
  }
  return Uint8Array.from(partOf, (part) => (part !== 0 && part === largest ? 1 : 0));
}
