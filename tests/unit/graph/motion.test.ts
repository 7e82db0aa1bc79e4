import { describe, expect, test } from 'vitest';
import { buildGraph } from '@/lib/graph/build';
import { layout } from '@/lib/graph/layout';
import { Motion } from '@/lib/graph/motion';
import { byId, layoutInput } from '@/lib/graph/places';
import { neighbour, pageReport } from '../../support/fixtures/page-reports.ts';

const SIZE = { width: 400, height: 184 };
const small = buildGraph(pageReport([{ name: 'Criteo', blocked: 1 }]));
const grown = buildGraph(
  pageReport(
    [
      { name: 'Criteo', blocked: 2 },
      { name: 'Meta', blocked: 1 },
    ],
    {
      neighbours: [neighbour('shop.example', ['Meta'])],
    },
  ),
);

function placed(motion: Motion, graph: typeof small): Float32Array {
  const widths = graph.nodes.map(() => 40);
  return layout(layoutInput(graph, SIZE, widths, motion.known, motion.held));
}

describe('a picture in motion', () => {
  test('lets new nodes enter at a node they are linked to, and known ones start where they were', () => {
    const motion = new Motion();
    motion.settle(small, placed(motion, small));
    const before = byId(small, motion.places);
    motion.glide(small, grown, placed(motion, grown), 1000);
    const start = byId(grown, motion.places);
    expect(start.get('company:Criteo')).toEqual(before.get('company:Criteo'));
    expect(start.get('company:Meta')).toEqual(before.get('site:news.example'));
  });

  test('arrives exactly at the layout, and then is at rest', () => {
    const motion = new Motion();
    motion.settle(small, placed(motion, small));
    const target = placed(motion, grown);
    motion.glide(small, grown, target, 1000);
    motion.advance(1100);
    expect(motion.isGliding).toBe(true);
    expect(motion.places).not.toEqual(target);
    motion.advance(9000);
    expect(motion.isGliding).toBe(false);
    expect(motion.places).toEqual(target);
  });

  test('stops where it is when the person takes hold of a node', () => {
    const motion = new Motion();
    motion.settle(small, placed(motion, small));
    motion.hold(1, 'company:Criteo', { x: 70, y: -20 });
    expect(byId(small, motion.places).get('company:Criteo')).toEqual({ x: 70, y: -20 });
    const next = byId(grown, placed(motion, grown));
    expect(next.get('company:Criteo')).toEqual({ x: 70, y: -20 });
  });

  test('remembers the places of nodes that left', () => {
    const motion = new Motion();
    const target = placed(motion, grown);
    motion.settle(grown, target);
    motion.settle(small, placed(motion, small));
    expect(motion.known.get('company:Meta')).toEqual(byId(grown, target).get('company:Meta'));
  });
});
