import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildGraph } from '@/lib/graph/build';
import { type LayoutInput, layout } from '@/lib/graph/layout';
import type { LayoutRequest } from '@/lib/graph/layout.worker';
import { createLayouter } from '@/lib/graph/layouter';
import { layoutInput } from '@/lib/graph/places';
import { NEWS, SMALL } from '../../support/fixtures/pages.ts';

/** A worker whose answers the test gives. */
class ManualWorker extends EventTarget {
  readonly requests: LayoutRequest[] = [];
  terminated = false;

  postMessage(request: LayoutRequest): void {
    this.requests.push(request);
  }

  answer(index: number, places: Float32Array): void {
    const ticket = this.requests[index]?.ticket;
    this.dispatchEvent(new MessageEvent('message', { data: { ticket, places } }));
  }

  terminate(): void {
    this.terminated = true;
  }
}

function inputOf(report: typeof NEWS): LayoutInput {
  const graph = buildGraph(report);
  const widths = graph.nodes.map(() => 60);
  return layoutInput(graph, { width: 400, height: 184 }, widths, new Map(), new Set());
}

const news = inputOf(NEWS);
const small = inputOf(SMALL);

describe('the layouter', () => {
  let worker: ManualWorker;
  let ending: AbortController;
  const spawn = () => worker as unknown as Worker;

  beforeEach(() => {
    vi.useFakeTimers();
    worker = new ManualWorker();
    ending = new AbortController();
  });
  afterEach(() => vi.useRealTimers());

  test('gives each request its own answer, whatever their order', async () => {
    const layouter = createLayouter(spawn, layout, ending.signal);
    const first = layouter.place(news);
    const second = layouter.place(small);
    worker.answer(1, Float32Array.of(2));
    worker.answer(0, Float32Array.of(1));
    expect(await Promise.all([first, second])).toEqual([Float32Array.of(1), Float32Array.of(2)]);
  });

  test('starts the worker with the first request, not before, and only once', () => {
    const spy = vi.fn(spawn);
    const layouter = createLayouter(spy, layout, ending.signal);
    expect(spy).not.toHaveBeenCalled();
    void layouter.place(news);
    void layouter.place(small);
    expect(spy).toHaveBeenCalledTimes(1);
  });

  test('works in the page when the browser refuses a worker', async () => {
    const refuse = () => {
      throw new DOMException('no workers here', 'SecurityError');
    };
    const layouter = createLayouter(refuse, layout, ending.signal);
    expect(await layouter.place(news)).toEqual(layout(news));
  });

  test('works in the page when the worker breaks, also for what it was asked before', async () => {
    const layouter = createLayouter(spawn, layout, ending.signal);
    const asked = layouter.place(news);
    worker.dispatchEvent(new Event('error'));
    expect(await asked).toEqual(layout(news));
    expect(await layouter.place(small)).toEqual(layout(small));
    expect(worker.terminated).toBe(true);
  });

  test('works in the page when the worker keeps silent', async () => {
    const layouter = createLayouter(spawn, layout, ending.signal);
    const asked = layouter.place(news);
    vi.advanceTimersByTime(2000);
    expect(await asked).toEqual(layout(news));
  });

  test('ends the worker with the signal, and computes nothing more', async () => {
    const inPage = vi.fn(layout);
    const layouter = createLayouter(spawn, inPage, ending.signal);
    void layouter.place(news);
    ending.abort();
    vi.advanceTimersByTime(5000);
    expect(worker.terminated).toBe(true);
    expect(inPage).not.toHaveBeenCalled();
  });
});
