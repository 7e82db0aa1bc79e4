import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LayoutFrame, LayoutJob } from '@/lib/graph/force/job';
import type { SettleAnswer, SettleRequest } from '@/lib/graph/force/protocol';
import { createSettler } from '@/lib/graph/force/settler';
import { settle } from '../../../support/layout/settle.ts';
import { webJob } from '../../../support/layout/web-job.ts';

/** A worker whose answers the test gives. */
class ManualWorker extends EventTarget {
  readonly requests: SettleRequest[] = [];
  terminated = false;

  postMessage(request: SettleRequest): void {
    this.requests.push(structuredClone(request));
  }

  answer(ticket: number | undefined, frame: LayoutFrame): void {
    const data: SettleAnswer = { ticket: ticket ?? -1, frame };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.terminated = true;
  }
}

const { job } = webJob(60, 3);
const other: LayoutJob = webJob(40, 3).job;
const moving = { places: Float32Array.of(1, 1), atRest: false };
const rest = { places: Float32Array.of(2, 2), atRest: true };

describe('the settler', () => {
  let workers: ManualWorker[];
  let frames: LayoutFrame[];
  let ending: AbortController;
  const spawn = vi.fn(() => {
    const worker = new ManualWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const newSettler = (start: () => Worker = spawn) =>
    createSettler(start, (frame) => frames.push(frame), ending.signal);

  beforeEach(() => {
    // The clock is real: a batch ends by it.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    spawn.mockClear();
    workers = [];
    frames = [];
    ending = new AbortController();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('hands every frame of a job on, in order', () => {
    newSettler().settle(job);
    const ticket = workers[0]?.requests[0]?.ticket;
    workers[0]?.answer(ticket, moving);
    workers[0]?.answer(ticket, rest);
    expect(frames).toEqual([moving, rest]);
  });

  test('starts a worker with the first job, not before, and keeps it for the next', () => {
    const settler = newSettler();
    expect(spawn).not.toHaveBeenCalled();
    settler.settle(job);
    settler.settle(other);
    expect(spawn).toHaveBeenCalledTimes(1);
  });

  test('leaves the arrays of a job to the page', () => {
    newSettler().settle(job);
    expect(job.source.length).toBeGreaterThan(0);
    expect(workers[0]?.requests[0]?.job).toEqual(job);
  });

  test('drops frames of a job that another has taken the place of', () => {
    const settler = newSettler();
    settler.settle(job);
    settler.settle(other);
    const tickets = workers[0]?.requests.filter((one) => one.job).map(({ ticket }) => ticket);
    workers[0]?.answer(tickets?.[0], moving);
    workers[0]?.answer(tickets?.[1], rest);
    expect(frames).toEqual([rest]);
  });

  test('hears nothing more of a job that was stopped, and tells the worker', () => {
    const settler = newSettler();
    settler.settle(job);
    const ticket = workers[0]?.requests[0]?.ticket;
    settler.stop();
    workers[0]?.answer(ticket, moving);
    expect(frames).toEqual([]);
    expect(workers[0]?.requests.at(-1)).not.toHaveProperty('job');
  });

  test('ends a worker that has had nothing to do for a while; the next job starts another', () => {
    const settler = newSettler();
    settler.settle(job);
    workers[0]?.answer(workers[0].requests[0]?.ticket, rest);
    vi.advanceTimersByTime(60_000);
    expect(workers[0]?.terminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    settler.settle(other);
    workers[1]?.answer(workers[1].requests[0]?.ticket, moving);
    expect(frames).toEqual([rest, moving]);
  });

  test('ends with the signal, for good', () => {
    const settler = newSettler();
    settler.settle(job);
    const ticket = workers[0]?.requests[0]?.ticket;
    ending.abort();
    expect(workers[0]?.terminated).toBe(true);
    workers[0]?.answer(ticket, moving);
    settler.settle(other);
    vi.advanceTimersByTime(60_000);
    expect(frames).toEqual([]);
    expect(spawn).toHaveBeenCalledTimes(1);
  });

  describe('works in the page, in batches,', () => {
    const result = settle(job);

    test('when the browser refuses a worker', () => {
      newSettler(() => {
        throw new DOMException('no workers here', 'SecurityError');
      }).settle(job);
      vi.runAllTimers();
      expect(frames.at(-1)).toEqual(result);
    });

    test('when the worker breaks, and for all jobs to come', () => {
      const settler = newSettler();
      settler.settle(job);
      workers[0]?.dispatchEvent(new Event('error'));
      vi.runAllTimers();
      expect(frames.at(-1)).toEqual(result);
      settler.settle(other);
      vi.runAllTimers();
      expect(frames.at(-1)).toEqual(settle(other));
      expect(spawn).toHaveBeenCalledTimes(1);
    });

    test('when the worker keeps silent, at first or between two frames', () => {
      newSettler().settle(job);
      workers[0]?.answer(workers[0].requests[0]?.ticket, moving);
      vi.runAllTimers();
      expect(workers[0]?.terminated).toBe(true);
      expect(frames.at(-1)).toEqual(result);
    });

    test('and drops what it was at when another job comes, is stopped, or the signal aborts', () => {
      const settler = newSettler(() => {
        throw new Error('no worker');
      });
      const large = webJob(3_000, 4).job;
      settler.settle(large);
      expect(frames.at(-1)?.atRest).toBe(false);
      settler.settle(job);
      vi.runAllTimers();
      expect(frames.at(-1)).toEqual(result);
      settler.settle(large);
      const { length } = frames;
      settler.stop();
      vi.runAllTimers();
      expect(frames).toHaveLength(length);
      settler.settle(large);
      ending.abort();
      vi.runAllTimers();
      expect(frames).toHaveLength(length + 1);
    });
  });
});
