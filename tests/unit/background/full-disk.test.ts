import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeBatch } from '@/lib/history/write.ts';
import { createRecordBench } from '../../support/record-bench.ts';

vi.mock('@/lib/history/write.ts', { spy: true });

let bench: ReturnType<typeof createRecordBench>;
beforeEach(() => {
  bench = createRecordBench();
});
afterEach(() => {
  vi.mocked(writeBatch).mockReset();
  bench.end();
});

const full = () => vi.mocked(writeBatch).mockRejectedValue(new Error('no room'));

/** The hosts of every site on record, with how often each was counted. */
async function recorded(): Promise<Record<string, Record<string, number>>> {
  const { rows } = await bench.read();
  const counts = rows.map(({ site, hosts }) => {
    return [site, Object.fromEntries(hosts.map(([host, , , blocked]) => [host, blocked]))];
  });
  return Object.fromEntries(counts);
}

describe('what could not be written, as the disk was full', () => {
  const ALL = {
    'gone.example': { 'px.ads.example': 2, 'px.other.example': 1 },
    'kept.example': { 'px.ads.example': 1, 'px.other.example': 2 },
  };
  const WITHOUT_COMPANY = {
    'gone.example': { 'px.other.example': 1 },
    'kept.example': { 'px.other.example': 2 },
  };

  it.each<[string, object | undefined, object]>([
    ['is written later', undefined, ALL],
    [
      'is not, of a site that was forgotten meanwhile',
      { kind: 'site', site: 'gone.example' },
      { 'kept.example': ALL['kept.example'] },
    ],
    ['is not, of a company', { kind: 'company', company: 'ads.example' }, WITHOUT_COMPANY],
    ['is not, of days', { kind: 'period', from: 20261101, to: 20261130 }, {}],
    ['is, of other days than those', { kind: 'period', from: 20261101, to: 20261120 }, ALL],
  ])('%s', async (_, what, left) => {
    full();
    bench.start();
    bench.visit('gone.example', ['px.ads.example', 'px.other.example']);
    bench.visit('kept.example', ['px.ads.example', 'px.other.example'], 2);
    await vi.waitFor(() => expect(writeBatch).toHaveBeenCalled(), 10_000);
    // What stands in no batch yet.
    bench.request('gone.example', 'px.ads.example');
    bench.request('kept.example', 'px.other.example', 2);
    if (what) {
      await bench.ask({ change: 'forget', what });
      await bench.workDone();
    }
    vi.mocked(writeBatch).mockReset();
    bench.visit('later.example', [], 3);
    await vi.waitFor(
      async () => expect(await recorded()).toEqual({ ...left, 'later.example': {} }),
      10_000,
    );
  });
});
