import { expect, it } from 'vitest';
import { deriveRules } from '@/lib/dnr/derive.ts';
import type { Dialect } from '@/lib/dnr/rule.ts';
import type { Decision } from '@/lib/domain/decision.ts';
import { DEFAULT_PROTECTION, type Protection } from '@/lib/domain/protection.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { outcomeOf } from '../../support/rule-model.ts';

const CHROMIUM: Dialect = {
  topDomains: true,
  responseHeaders: true,
  resourceTypes: ['main_frame', 'sub_frame', 'script'],
};
const QUIET: Protection = { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } };
const STRICT: Protection = { ...QUIET, level: 'strict' };
const REQUEST = { host: 'a.px.example', top: 'news.example', type: 'script' };

const rules = (protection: Protection, dialect = CHROMIUM) =>
  deriveRules(protection, 1_000, {
    ...{ catalog: unnamedCatalog, stubs: [], dialect },
    learned: ['px.example'],
  });
const headers = (protection: Protection, change: Partial<typeof REQUEST> = {}) =>
  outcomeOf(rules(protection), { ...REQUEST, ...change }).headers;

it('limits at Strict, and only there, strangers that behave like trackers', () => {
  expect(headers(STRICT)).toEqual(['cookie', 'referer']);
  expect(headers(STRICT, { type: 'sub_frame' })).toEqual(['cookie']);
  expect(headers(STRICT, { host: 'notpx.example' })).toEqual(['cookie']);
  expect(headers(STRICT, { top: 'px.example' })).toEqual([]);
  expect(headers(QUIET)).toEqual([]);
  expect(headers({ ...QUIET, level: 'watch' })).toEqual([]);
});

it('is taken away by a decision, by trust and by a pause', () => {
  const marks = { madeAt: 1, from: 'popup' } as const;
  const subject = { kind: 'company', id: 'px.example' } as const;
  const decisions: Decision[] = [{ subject, action: 'allow', ...marks }];
  expect(headers({ ...STRICT, decisions })).toEqual([]);
  expect(headers({ ...STRICT, trusts: [{ site: 'news.example', ...marks }] })).toEqual([]);
  expect(headers({ ...STRICT, pausedUntil: 2_000 })).toEqual([]);
});

it('names the asking frame in Firefox', () => {
  const firefox = rules(STRICT, { ...CHROMIUM, topDomains: false, responseHeaders: false });
  const own = firefox.map(({ condition }) => condition.excludedInitiatorDomains);
  expect(own).toContainEqual(['px.example']);
});
