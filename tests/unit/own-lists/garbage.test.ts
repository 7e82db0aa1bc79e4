import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRuleDomain } from '@/lib/lists/domain-list.ts';
import { CONDITION_KEYS } from '@/lib/lists/rule.ts';
import { refuseReport, refuseText } from '@/lib/own-lists/accept.ts';
import { compileOwnList, type OwnCompiled } from '@/lib/own-lists/compile.ts';
import { readHeader } from '@/lib/own-lists/header.ts';

/** Lines that lists are made of, the good and the odd. */
const SEEDS = [
  '||ads.example^$third-party,script',
  '@@||ads.example/ok.js$domain=a.example|~b.a.example',
  '/banner[0-9]+\\.gif/$image,match-case',
  '||x.example^$important,redirect=noopjs',
  'example.org##.ad:has(> a)',
  'example.org#@#+js(abort, x)',
  '0.0.0.0 ads.example more.example # note',
  '::1 localhost',
  'plain.example',
  '!#if (env_chromium && !ext_ublock)',
  '!#else',
  '!#endif',
  '! Expires: 4 days',
  '[Adblock Plus 2.0]',
  '-d ads.example /pixel*',
  '+d good.example',
  'msFilterList',
  '||пример.example^$removeparam=/^utm_/',
  '||a.example^$csp=script-src *',
  '||b.example^$badfilter',
  '*$ping,domain=a.*|/b[0-9]/',
  '<!doctype html><html><body>404</body></html>',
  '{"rules": [1, 2]}',
  '/(?<!a)b{1,1000}/',
  '||ads.example^$denyallow=x.example,method=get|~post,to=y.example',
];

const SNIPPETS = [
  ...['$', '^', '|', '||', '@@', '##', '#@#', '~', ',', '*', '/', '\\', '(', '[', '{', '%', ' '],
  ...[
    '\u0000',
    '\uFFFD',
    '\u2028',
    '\r',
    '\n',
    '💥',
    'xn--',
    '..',
    '=',
    '$domain=',
    '!#if ',
    '1e9',
  ],
];

const mutation = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('insert', 'delete', 'cut', 'double', 'replace'),
  text: fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ unit: 'binary', maxLength: 6 })),
  length: fc.nat(40),
});

const mutated = fc
  .tuple(
    fc.array(fc.constantFrom(...SEEDS), { minLength: 1, maxLength: 12 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.array(mutation, { maxLength: 6 }),
  )
  .map(([lines, end, mutations]) =>
    mutations.reduce((text, { at, kind, text: piece, length }) => {
      const start = at % (text.length + 1);
      const [before, after] = [text.slice(0, start), text.slice(start)];
      if (kind === 'insert') return before + piece + after;
      if (kind === 'delete') return before + after.slice(length);
      if (kind === 'cut') return before;
      if (kind === 'replace') return before + piece + after.slice(piece.length);
      return before + after.slice(0, length) + after;
    }, lines.join(end)),
  );

const KEYS: ReadonlySet<string> = new Set(CONDITION_KEYS);

/** What must hold of every rule, or the browser refuses it, or it does what nobody asked for. */
function expectSoundRules({ rules }: OwnCompiled): void {
  for (const { priority, action, condition } of rules) {
    expect([1, 20, 30, 49]).toContain(priority);
    expect(['block', 'allow', 'allowAllRequests']).toContain(action.type);
    expect(Object.keys(condition).filter((key) => !KEYS.has(key))).toEqual([]);
    const { urlFilter, regexFilter, requestDomains, initiatorDomains } = condition;
    if (urlFilter !== undefined) expect(urlFilter).toMatch(/^(?!\|\|\*)[\x20-\x7e]+$/);
    if (regexFilter !== undefined) expect(regexFilter).toMatch(/^[\x20-\x7e]+$/);
    for (const hosts of [requestDomains, initiatorDomains]) {
      if (hosts === undefined) continue;
      expect(hosts.length).toBeGreaterThan(0);
      expect(hosts.filter((host) => !isRuleDomain(host))).toEqual([]);
    }
    // A block that names nothing would block the whole web.
    const names = [urlFilter, regexFilter, requestDomains, initiatorDomains];
    if (action.type === 'block') expect(names.some((name) => name !== undefined)).toBe(true);
  }
}

describe('garbage', () => {
  it('is survived: 10,000 mutated lists, every line accounted for, every rule sound', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const compiled = await compileOwnList(text, { browser: 'chromium', examples: 1 });
        const { report } = compiled;
        const named = report.problems.reduce((sum, { count }) => sum + count, 0);
        expect(report.inUse + named).toBe(report.filters);
        expect(report.inUse).toBeGreaterThanOrEqual(0);
        expect(report.rules).toBe(compiled.rules.length);
        if (compiled.rules.length > 0) expect(report.inUse).toBeGreaterThan(0);
        expectSoundRules(compiled);
        readHeader(text);
        refuseReport(report);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('never counts a line as in use that no rule stands for', async () => {
    const oneLine = mutated.map((text) => text.split(/[\r\n]/)[0] ?? '');
    await fc.assert(
      fc.asyncProperty(oneLine, async (text) => {
        const { report, rules } = await compileOwnList(text, { browser: 'chromium', examples: 1 });
        expect(rules.length > 0).toBe(report.inUse > 0);
      }),
      { numRuns: 3_000 },
    );
  }, 120_000);

  it('of 50 MB is refused before any work is done on it', () => {
    const huge = '||ads.example^\n'.repeat(Math.ceil((50 * 1024 * 1024) / 15));
    const start = performance.now();
    expect(refuseText(huge)).toBe('too-large');
    expect(performance.now() - start).toBeLessThan(50);
  });

  it.each([
    ['', 'empty'],
    [' \n\t\n', 'empty'],
    ['\uFEFF<!DOCTYPE html><title>Not found</title>', 'web-page'],
    ['  <html><body>', 'web-page'],
    ['<?xml version="1.0"?>', 'web-page'],
    ['{"error": "not found"}', 'not-a-list'],
    ['[{"id": 1}]', 'not-a-list'],
    ['GIF89a\u0000\u0001', 'not-a-list'],
    ['[Adblock Plus 2.0]\n||a.example^', undefined],
    ['[uBlock Origin]\n', undefined],
    ['msFilterList\n-d a.example', undefined],
  ])('%j is told from a list: %s', (text, refusal) => {
    expect(refuseText(text)).toBe(refusal);
  });

  it.each([
    ['Error 503 backend fetch failed\nplease try again later\n', 'not-a-list'],
    ['! nothing but a title', 'empty'],
    ['example.org##.ad', 'no-rules'],
    ['||a.example^\nexample.org##.ad', undefined],
  ])('%j as a whole is told from a list: %s', async (text, refusal) => {
    const { report } = await compileOwnList(text, { browser: 'firefox', examples: 1 });
    expect(refuseReport(report)).toBe(refusal);
  });
});
