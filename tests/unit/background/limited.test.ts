import { beforeEach, expect, it } from 'vitest';
import { createObserver } from '@/lib/background/observer.ts';
import { createPages } from '@/lib/background/pages.ts';
import { type InForce, inForceAt, type Ruling } from '@/lib/domain/in-force.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import type { RequestEnd } from '@/lib/domain/request.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';

const STANDARD = inForceAt(DEFAULT_PROTECTION, 0);
const STRICT: InForce = { ...STANDARD, level: 'strict' };
const ADS = { subject: { kind: 'domain', id: 'ads.example' } } as const;
const NEWS = 'https://news.example';

let settings: InForce | undefined;
let reached: string[];
let pages: ReturnType<typeof createPages>;
let observer: ReturnType<typeof createObserver>;

beforeEach(() => {
  settings = STANDARD;
  reached = [];
  pages = createPages();
  observer = createObserver({
    ...{ pages, catalog: unnamedCatalog, turned: () => undefined, counted: () => undefined },
    orphaned: () => undefined,
    reached: (_, { host }) => reached.push(host),
    inForce: () => settings,
  });
  const commit = { tabId: 1, documentId: 'news', url: `${NEWS}/`, prerendered: false, time: 1 };
  observer.committed(commit, false);
});

function ask(change: Partial<RequestEnd> = {}): void {
  const request = { host: 'px.ads.example', documentId: 'news', tabId: 1, time: 2 } as const;
  observer.ended({ ...request, verdict: 'allowed', initiator: NEWS, ...change });
}

/** Requests of the tracker that got through, that did so without cookies, and that were blocked. */
function counts(): (number | undefined)[] {
  const host = pages.shownIn(1)?.hosts.get('px.ads.example');
  return [host?.allowed, host?.limited, host?.blocked];
}

function decide(...rulings: Ruling[]): void {
  settings = { ...STANDARD, rulings };
}

it('a decision limits what gets through, from the next request on, until it is taken back', () => {
  ask();
  decide({ ...ADS, action: 'limit' });
  ask();
  ask({ initiator: 'https://px.ads.example' });
  ask({ verdict: 'blocked' });
  expect(counts()).toEqual([1, 2, 1]);
  decide();
  ask();
  expect(counts()).toEqual([2, 2, 1]);
});

it('a decision for another site, or one that allows or blocks, limits nothing', () => {
  for (const ruling of [
    { ...ADS, action: 'limit', site: 'shop.example' },
    { ...ADS, action: 'allow' },
    { ...ADS, action: 'block' },
  ] as const) {
    decide(ruling);
    ask();
  }
  expect(counts()).toEqual([3, 0, 0]);
});

it('Strict limits every stranger, but not what its own frames ask for', () => {
  settings = STRICT;
  ask();
  ask({ initiator: 'null' });
  ask({ initiator: undefined });
  ask({ initiator: 'https://frame.ads.example' });
  expect(counts()).toEqual([1, 3, 0]);
});

it('Strict limits what behaves like a tracker wherever it is asked', () => {
  settings = { ...STRICT, learned: ['ads.example'] };
  ask({ initiator: 'https://frame.ads.example' });
  expect(counts()).toEqual([0, 1, 0]);
});

it('nothing is limited where protection rests, or where somebody is allowed', () => {
  for (const resting of [
    { ...STRICT, paused: true },
    { ...STRICT, trustedSites: ['news.example'] },
    { ...STRICT, rulings: [{ ...ADS, action: 'allow' } as const] },
    { ...STANDARD, level: 'watch' } as const,
    undefined,
  ]) {
    settings = resting;
    ask();
  }
  expect(counts()).toEqual([5, 0, 0]);
});

it('whoever got no cookie is not asked about its cookies', () => {
  settings = STRICT;
  ask();
  expect(reached).toEqual([]);
  settings = STANDARD;
  ask();
  expect(reached).toEqual(['px.ads.example']);
});
