import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCatalog } from '@/lib/domain/catalog-file';
import { RULESETS, readRulesetSizes } from '@/lib/domain/rulesets';
import { prepareAssets } from '@/lib/lists/assets';
import { generateFiles, RULE_LIMIT } from '@/lib/lists/generate';
import type { ListReport } from '@/lib/lists/report';
import type { StaticRule } from '@/lib/lists/rule';

type Files = ReadonlyMap<string, Uint8Array>;

/** Compiling the real lists takes seconds, on a busy machine many. */
const TIMEOUT = 120_000;

let files: Files;
beforeAll(async () => {
  files = await generateFiles('.');
}, TIMEOUT);

function json<T>(path: string): T {
  return JSON.parse(new TextDecoder().decode(files.get(path)));
}

/** The rulesets that are compiled from lists of filters, those first that are on from the start. */
const rules = (browser: string) =>
  RULESETS.filter(({ id }) => id !== 'companies' && id !== 'parameters').map(({ id }) =>
    json<StaticRule[]>(`${browser}/rulesets/${id}.json`),
  );

describe('the generated files', () => {
  it('are the same bytes as those of the last build', { timeout: TIMEOUT }, async () => {
    for (const target of ['chromium', 'firefox'] as const) {
      const { files: built } = await prepareAssets('.', target);
      expect(built.length).toBeGreaterThan(20);
      for (const { path, file } of built) {
        const fresh = files.get(`${target}/${path}`) ?? files.get(`shared/${path}`);
        expect(`${path} ${digest(await readFile(file))}`).toBe(`${path} ${digest(fresh)}`);
      }
    }
  });

  it('are not made anew while nothing changes', async () => {
    const { files: built } = await prepareAssets('.', 'chromium');
    const age = async () => Promise.all(built.map(async ({ file }) => (await stat(file)).mtimeMs));
    const before = await age();
    expect((await prepareAssets('.', 'chromium')).files).toEqual(built);
    expect(await age()).toEqual(before);
  });

  it.each(['chromium', 'firefox'])('hold rulesets that %s has room for', (browser) => {
    const [base, tracking] = rules(browser);
    expect(base?.length).toBeGreaterThan(10_000);
    expect(tracking?.length).toBeGreaterThan(7_000);
    const sizes = RULESETS.filter(({ enabled }) => enabled).map(
      ({ id }) => json<StaticRule[]>(`${browser}/rulesets/${id}.json`).length,
    );
    expect(sizes.length).toBe(4);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(RULE_LIMIT);
  });

  it('tell the size of every ruleset', () => {
    const sizes = readRulesetSizes(json('shared/rulesets/index.json'));
    expect(sizes.map(({ id }) => id)).toEqual(RULESETS.map(({ id }) => id));
    for (const { id, rules } of sizes) {
      expect([id, json<StaticRule[]>(`chromium/rulesets/${id}.json`).length]).toEqual([id, rules]);
      expect(rules).toBeGreaterThan(0);
    }
  });

  it('use no words that only one browser understands', () => {
    const keys = RULESETS.flatMap(({ id }) =>
      json<StaticRule[]>(`firefox/rulesets/${id}.json`).flatMap(({ condition }) =>
        Object.keys(condition),
      ),
    );
    expect(new Set(keys)).not.toContain('topDomains');
    expect(new Set(keys)).not.toContain('excludedTopDomains');
  });

  it.each(['yimg.com', 'qualtrics.com', 'jwplatform.com', 'hsforms.net', 'optimizely.com'])(
    'leave %s, which pages need, to the lists',
    (domain) => {
      const stopped = json<StaticRule[]>('chromium/rulesets/companies.json').flatMap(
        ({ condition }) => condition.requestDomains ?? [],
      );
      expect(stopped).toContain('criteo.com');
      expect(stopped).not.toContain(domain);
    },
  );

  it('stop companies that follow people, but never on their own sites', () => {
    const companies = json<StaticRule[]>('chromium/rulesets/companies.json');
    const rule = companies.find(({ condition }) =>
      condition.requestDomains?.includes('doubleclick.net'),
    );
    expect(rule?.condition.excludedInitiatorDomains).toContain('youtube.com');
    const blocks = companies.filter(({ action }) => action.type === 'block');
    const anywhere = blocks.filter(({ condition }) => condition.domainType !== 'thirdParty');
    // What a tracker reports, known by its address alone: also by way of the site itself.
    expect(anywhere.length).toBeLessThan(15);
    for (const { condition } of anywhere) {
      expect(condition.urlFilter).toMatch(/^\/./);
      expect(condition.resourceTypes).toEqual(['image', 'xmlhttprequest', 'ping', 'other']);
    }
  });

  it('stop the whole tag manager, beneath its stub', () => {
    const [, tracking = []] = rules('chromium');
    const manager = (rule: StaticRule) =>
      rule.condition.requestDomains?.includes('googletagmanager.com');
    const block = json<StaticRule[]>('chromium/rulesets/companies.json').find(manager);
    const stub = tracking.find(
      ({ action, condition: { urlFilter, initiatorDomains } }) =>
        action.type === 'redirect' &&
        urlFilter === '||googletagmanager.com/gtm.js' &&
        initiatorDomains === undefined,
    );
    expect(block?.priority).toBeLessThan(stub?.priority ?? 0);
  });

  it('account for every filter of the lists', () => {
    const reports = Object.values(json<Record<string, ListReport>>('report.json'));
    for (const { filters, expressed, dropped } of reports) {
      const { 'invalid-domain': _hosts, ...left } = dropped;
      const lost = Object.values(left).reduce((sum, { count }) => sum + count, 0);
      expect(expressed + lost).toBe(filters);
    }
    expect(reports.filter(({ filters }) => filters > 80_000).length).toBe(2);
    expect(reports.length).toBe(RULESETS.length - 1);
  });

  it('leave no filter out for a reason that nobody has looked at', () => {
    const reports = Object.values(json<Record<string, ListReport>>('report.json'));
    const reasons = reports.flatMap(({ dropped }) => Object.keys(dropped));
    expect(reasons).not.toContain('unknown-option');
    expect(reasons).not.toContain('refused');
  });

  it('number the rules of each set from 1', () => {
    for (const set of rules('chromium')) {
      expect(set.map(({ id }) => id)).toEqual(set.map((_, i) => i + 1));
    }
  });

  it('never touch a navigation, but to let a page load what it wants', () => {
    const touching = rules('chromium')
      .flat()
      .filter(({ condition }) => condition.resourceTypes?.includes('main_frame'));
    expect(touching.length).toBeGreaterThan(50);
    expect(touching.filter(({ action }) => action.type !== 'allowAllRequests')).toEqual([]);
  });

  it('never match every request', () => {
    const open = rules('chromium')
      .flat()
      .filter(({ condition: { urlFilter, regexFilter, requestDomains, initiatorDomains } }) => {
        return !(urlFilter || regexFilter || requestDomains || initiatorDomains);
      });
    expect(open).toEqual([]);
  });

  it('stub with packaged files only, each for the one type that it is', () => {
    const types: Record<string, string> = {
      ...{ js: 'script', gif: 'image', png: 'image', mp3: 'media', mp4: 'media' },
      ...{ css: 'stylesheet', html: 'sub_frame' },
    };
    const used = new Set<string>();
    for (const { action, condition } of rules('chromium').flat()) {
      if (action.type !== 'redirect' || !('extensionPath' in action.redirect)) continue;
      const { extensionPath } = action.redirect;
      used.add(`shared${extensionPath}`);
      expect(condition.resourceTypes).toEqual([types[extensionPath.split('.').at(-1) ?? '']]);
    }
    expect(used.size).toBeGreaterThan(20);
    expect([...files.keys()].filter((path) => path.includes('/stubs/')).sort()).toEqual(
      [...used].sort(),
    );
  });

  it('hold a catalog that knows companies and listed sites', () => {
    const bytes = files.get('shared/catalog.bin') ?? new Uint8Array();
    const catalog = openCatalog(new Uint8Array(bytes).buffer);
    expect(catalog.entityOf('stats.g.doubleclick.net').id).toBe('Google');
    expect(catalog.productOf('stats.g.doubleclick.net').category).toBe('advertising');
    const sources = new Set(
      ['insensitiveshoweraudible.com', 'elmasistatistik.com.tr'].map(
        (host) => catalog.entityOf(host).source,
      ),
    );
    expect(sources).toEqual(new Set(['adguard-base', 'adguard-tracking']));
    // A site with advertisements of its own is no advertiser; a pixel is a tracker.
    const categoryOf = (host: string) => catalog.entityOf(host).category;
    expect(['pornpics.com', 'eporner.com'].map(categoryOf)).toEqual(['unknown', 'unknown']);
    expect(['faphouse.com', 'bl-1.com'].map(categoryOf)).toEqual(['advertising', 'tracking']);
  });
});

function digest(bytes: Uint8Array | undefined): string {
  return bytes ? createHash('sha256').update(bytes).digest('hex') : 'missing';
}
