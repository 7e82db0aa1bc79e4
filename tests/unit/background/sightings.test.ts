import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sightings } from '@/lib/history/read.ts';
import { ask, endBench, idle, report, setUpBench, visit } from './engine-bench.ts';

vi.mock('@/lib/history/read.ts', { spy: true });

beforeEach(setUpBench);
afterEach(endBench);

const ASKED = { verdict: 'allowed' } as const;
const elsewhere = { ...ASKED, tabId: 2 };

describe('where else the companies of a page were seen', () => {
  beforeEach(async () => {
    visit('https://news.example/', 'news');
    ask('news', 'px.ads.example', ASKED);
    await idle();
    expect(report()).toMatchObject({ totalSites: 1, companies: [{ id: 'ads.example', sites: 1 }] });
  });

  it('is told anew on a page that stays open, as others are visited', async () => {
    visit('https://shop.example/', 'shop', 2);
    ask('shop', 'px.ads.example', elsewhere);
    await idle();
    ask('news', 'px.ads.example', ASKED);
    await idle();
    expect(report()).toMatchObject({ totalSites: 2, companies: [{ id: 'ads.example', sites: 2 }] });
    expect(report()?.neighbours.map(({ site }) => site)).toEqual(['shop.example']);
  });

  it('is not looked up again where nothing came of what the page does', async () => {
    const { length } = vi.mocked(sightings).mock.calls;
    for (let i = 0; i < 3; i += 1) {
      ask('news', 'px.ads.example', ASKED);
      await idle();
    }
    expect(vi.mocked(sightings).mock.calls).toHaveLength(length);
  });
});
