import { beforeEach, describe, expect, it } from 'vitest';
import { createEmbeds, type EmbedPlace, type Embeds } from '@/lib/background/embeds.ts';
import { createEnforcer } from '@/lib/background/enforcer.ts';
import { createProtector, type Protector } from '@/lib/background/protector.ts';
import { CHANGES_KEY } from '@/lib/domain/changes.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { PASSING_KEY, PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';

const FRAME = 'https://www.youtube.com/embed/abc';
const PLACE: EmbedPlace = {
  ...{ tabId: 4, frameId: 7, topUrl: 'https://www.news.example/a' },
  url: `chrome-extension://id/placeholder.html?u=${FRAME}`,
};
const once = { type: 'embed', choice: 'once' };
const always = { type: 'embed', choice: 'always' };

let fake: FakeBrowser;
let protector: Protector;
let embeds: Embeds;

beforeEach(() => {
  fake = createFakeBrowser(new ArrayBuffer(0));
  fake.local.set(PROTECTION_KEY, { ...DEFAULT_PROTECTION, level: 'strict' });
  start();
});

function start(): void {
  const enforcer = createEnforcer(
    fake.gateway,
    async () => unnamedCatalog,
    () => undefined,
  );
  protector = createProtector(fake.gateway, enforcer, () => undefined);
  embeds = createEmbeds(fake.gateway, protector, protector.apply, async () => unnamedCatalog);
}

const commit = (url: string, parentDocumentId?: string, tabId = 4) =>
  embeds.committed({ tabId, url, parentDocumentId, documentId: 'd', prerendered: false, time: 0 });
const decisions = () => (fake.local.get(PROTECTION_KEY) as { decisions: unknown[] }).decisions;

describe('embeds', () => {
  it('are loaded where they stand, so that no page has to be loaded again', async () => {
    expect(await embeds.take(always, PLACE)).toEqual({ ok: true });
    expect(decisions()).toHaveLength(1);
    expect(fake.session.has(CHANGES_KEY)).toBe(false);
  });

  it('are let in once, until their frame is there', async () => {
    expect(await embeds.take(once, PLACE)).toEqual({ ok: true });
    expect(fake.sessionRules.map(({ condition }) => condition.tabIds)).toEqual([[4], [4]]);
    expect(fake.framesLoaded).toEqual([[4, FRAME]]);
    commit('https://other.example/', 'top');
    commit(FRAME, 'top', 5);
    await protector.reconcile();
    expect(fake.sessionRules).toHaveLength(2);
    commit(FRAME, 'top');
    await protector.reconcile();
    expect(fake.sessionRules).toEqual([]);
    expect(decisions()).toEqual([]);
  });

  it('are not let in any more when the page is left first, or the worker was killed', async () => {
    await embeds.take(once, PLACE);
    commit('https://www.news.example/b');
    await protector.reconcile();
    expect(fake.sessionRules).toEqual([]);

    await embeds.take(once, PLACE);
    start();
    await embeds.resume({ [PASSING_KEY]: fake.session.get(PASSING_KEY) });
    expect(fake.sessionRules).toEqual([]);
  });

  it('are allowed always on the site that the tab shows', async () => {
    expect(await embeds.take(always, PLACE)).toEqual({ ok: true });
    const made = { madeAt: fake.now, from: 'embed' };
    const subject = { kind: 'domain', id: 'youtube.com' };
    expect(decisions()).toEqual([{ subject, site: 'news.example', action: 'allow', ...made }]);
  });

  it('take the place of the closer decision that stood against them', async () => {
    const subject = { kind: 'domain', id: 'www.youtube.com' } as const;
    const term = { duration: 'always' } as const;
    const block = { type: 'decide', subject, action: 'block', term, from: 'popup' } as const;
    await protector.apply({ ...block, site: 'news.example' });
    await embeds.take(always, { ...PLACE, url: PLACE.url.replace('?u', '?blocked&u') });
    expect(decisions()).toMatchObject([{ subject, site: 'news.example', action: 'allow' }]);
  });

  it('of a private window are allowed for the visit, and nothing of them is written down', async () => {
    fake.privateTabs.add(4);
    expect(await embeds.take(always, PLACE)).toEqual({ ok: true });
    expect(decisions()).toEqual([]);
    expect(fake.session.get(PASSING_KEY)).toMatchObject({ decisions: [{ site: 'news.example' }] });
    commit('https://other.example/');
    protector.shows(4, 'other.example');
    await protector.reconcile();
    expect(fake.session.get(PASSING_KEY)).toMatchObject({ decisions: [] });
  });

  it('let in once leave what was decided for good as it was', async () => {
    const subject = { kind: 'domain', id: 'youtube.com' } as const;
    const term = { duration: 'always' } as const;
    const block = { type: 'decide', subject, action: 'block', term, from: 'popup' } as const;
    await protector.apply({ ...block, site: 'news.example' });
    await embeds.take(once, { ...PLACE, url: PLACE.url.replace('?u', '?blocked&u') });
    expect(decisions()).toMatchObject([{ subject, site: 'news.example', action: 'block' }]);
  });

  it('that are blocked are let in for the visit, which a frame alone does not end', async () => {
    await embeds.take(once, { ...PLACE, url: PLACE.url.replace('?u', '?blocked&u') });
    commit(FRAME, 'top');
    await protector.reconcile();
    const { decisions: passing } = fake.session.get(PASSING_KEY) as { decisions: unknown[] };
    expect(passing).toMatchObject([
      { action: 'allow', from: 'embed', visit: { tabId: 4, site: 'news.example' } },
    ]);
    expect(decisions()).toEqual([]);
  });

  it('have to go there alone where the page does not know its frame', async () => {
    fake.framesAreFound = false;
    expect(await embeds.take(once, PLACE)).toEqual({ ok: true, alone: true });
  });

  it.each<[string, unknown, Partial<EmbedPlace>]>([
    ['in a tab of its own', once, { frameId: 0 }],
    [
      'of another frame',
      once,
      { url: 'chrome-extension://id/placeholder.html?u=https://x.example/' },
    ],
    ['in a tab that shows no page', once, { topUrl: undefined }],
    ['that asks for more', { ...always, site: 'bank.example' }, {}],
    ['that asks for something else', { type: 'undo-all' }, {}],
    ['that says nothing', undefined, {}],
  ])('are not let in by a placeholder %s', async (_, message, place) => {
    expect(await embeds.take(message, { ...PLACE, ...place })).toMatchObject({ ok: false });
    expect(fake.sessionRules).toEqual([]);
    expect(fake.framesLoaded).toEqual([]);
    expect(decisions()).toEqual([]);
  });
});
