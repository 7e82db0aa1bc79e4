import { describe, expect, it } from 'vitest';
import { derivePassingRules, deriveRules } from '@/lib/dnr/derive.ts';
import { PRIORITY, priorityOf } from '@/lib/dnr/priorities.ts';
import type { Dialect, Rule, RuleAction } from '@/lib/dnr/rule.ts';
import type { Sources } from '@/lib/dnr/sources.ts';
import type { Action, Decision } from '@/lib/domain/decision.ts';
import type { Ruling } from '@/lib/domain/in-force.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING, type Protection } from '@/lib/domain/protection.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { BLOCK as OWN_BLOCK, EXCEPTION as OWN_EXCEPTION } from '@/lib/own-lists/rule.ts';
import { outcomeOf } from '../../support/rule-model.ts';

const labels = (count: number) =>
  ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'example'].slice(-count).join('.');
const domain = (count: number, site?: string): Ruling => ({
  subject: { kind: 'domain', id: labels(count) },
  ...(site && { site }),
  action: 'block',
});
const company = (site?: string): Ruling => ({
  subject: { kind: 'company', id: 'Ads' },
  ...(site && { site }),
  action: 'block',
});
const SITE = 'news.example';

/** Every number there is, from the lowest to the highest; a second rule of a layer stands above its first. */
const TABLE: readonly (readonly [string, number, number])[] = [
  ['block of a packaged list', 1, 1],
  ['stub of a packaged list', 2, 2],
  ['exception of a packaged list', 20, 20],
  ['important block', 30, 30],
  ['important stub', 31, 31],
  ['important exception', 49, 49],
  ['parameters of everybody', 60, PRIORITY.parameters],
  ['parameters with their place', 61, PRIORITY.parameters + 1],
  ['parameters that a list excepts', 62, PRIORITY.parameters + 2],
  ['addresses that parameters are not taken from', 63, PRIORITY.parameters + 3],
  ['referrer policy', 65, PRIORITY.referrer],
  ['strangers at Strict', 70, PRIORITY.strangers],
  ['strangers that behave like trackers', 80, PRIORITY.learned],
  ['company everywhere', 100, priorityOf(company(), false)],
  ['company everywhere, this visit', 105, priorityOf(company(), true)],
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap(
    (count) =>
      [
        [
          `domain of ${count} labels everywhere`,
          100 + 10 * count,
          priorityOf(domain(count), false),
        ],
        [`the same, this visit`, 105 + 10 * count, priorityOf(domain(count), true)],
      ] as const,
  ),
  ['company on a site', 190, priorityOf(company(SITE), false)],
  ['company on a site, this visit', 195, priorityOf(company(SITE), true)],
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap(
    (count) =>
      [
        [
          `domain of ${count} labels on a site`,
          190 + 10 * count,
          priorityOf(domain(count, SITE), false),
        ],
        [`the same, this visit`, 195 + 10 * count, priorityOf(domain(count, SITE), true)],
      ] as const,
  ),
  ['trusted site, and Watch', 300, PRIORITY.trustedSite],
  ['signals', 310, PRIORITY.signals],
  ['pause', 400, PRIORITY.pause],
];

describe('the table of priorities', () => {
  it.each(TABLE)('gives %s the number %i', (_, wanted, actual) => {
    expect(actual).toBe(wanted);
  });

  it('gives what one’s own lists block and except the numbers of packaged ones', () => {
    expect([OWN_BLOCK, OWN_EXCEPTION]).toEqual([1, 20]);
  });

  it('has an order for every pair, with room above each decision for its second rule', () => {
    for (const [i, [lower, low]] of TABLE.entries()) {
      for (const [higher, high] of TABLE.slice(i + 1)) {
        const room = low >= PRIORITY.decisions ? 2 : 1;
        expect(high - low, `${higher} above ${lower}`).toBeGreaterThanOrEqual(room);
      }
    }
  });

  it('treats domains of more labels than eight as of eight', () => {
    expect(priorityOf(domain(10), false)).toBe(priorityOf(domain(8), false));
  });
});

const DIALECT: Dialect = {
  topDomains: true,
  responseHeaders: true,
  resourceTypes: ['main_frame', 'sub_frame', 'script'],
};
const HOST = 'x.px.example';
const SOURCES: Sources = {
  catalog: {
    ...unnamedCatalog,
    domainsOf: (id) => (id === 'Ads' ? ['px.example'] : unnamedCatalog.domainsOf(id)),
  },
  learned: ['px.example'],
  stubs: [],
  dialect: DIALECT,
};
const NOW = 1_000;
const MARKS = { madeAt: 1, from: 'popup' } as const;
const QUIET: Protection = { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } };
const visit = { tabId: 1, site: SITE };

const derived = (change: Partial<Protection>) => deriveRules({ ...QUIET, ...change }, NOW, SOURCES);
const decision = (
  kind: 'company' | 'domain',
  site: string | undefined,
  action: Action,
): Decision => ({
  subject: { kind, id: kind === 'company' ? 'Ads' : 'px.example' },
  ...(site !== undefined && { site }),
  action,
  ...MARKS,
});
const packaged = (priority: number, action: RuleAction): readonly Rule[] => [
  {
    ...{ id: 1, priority, action },
    condition: { requestDomains: ['px.example'], resourceTypes: DIALECT.resourceTypes },
  },
];

/** One of each layer that lets through or stops, the weakest first, and what it does alone. */
const LAYERS: readonly (readonly [string, readonly Rule[], 'allow' | 'block'])[] = [
  ['a packaged block', packaged(1, { type: 'block' }), 'block'],
  ['a packaged exception', packaged(20, { type: 'allow' }), 'allow'],
  ['an important block', packaged(30, { type: 'block' }), 'block'],
  ['an important exception', packaged(49, { type: 'allow' }), 'allow'],
  ...(['here', 'everywhere'] as const).toReversed().flatMap((where) =>
    (['company', 'domain'] as const).flatMap((kind) =>
      [false, true].map((isPassing) => {
        const action = (kind === 'company') === isPassing ? 'allow' : 'block';
        const one = decision(kind, where === 'here' ? SITE : undefined, action);
        const rules = isPassing
          ? derivePassingRules({ ...NOTHING_PASSING, decisions: [{ ...one, visit }] }, SOURCES)
          : derived({ decisions: [one] });
        const name = `${action} a ${kind} ${where}${isPassing ? ', this visit' : ''}`;
        return [name, rules, action] as const;
      }),
    ),
  ),
  ['a trusted site', derived({ trusts: [{ site: SITE, ...MARKS }] }), 'allow'],
  ['a pause', derived({ pausedUntil: NOW + 1 }), 'allow'],
];

describe('of every pair of rules', () => {
  const request = { host: HOST, top: SITE, type: 'script' };
  const pairs = LAYERS.flatMap(([lower, rules], i) =>
    LAYERS.slice(i + 1).map(([higher, above, wanted]) => ({ lower, rules, higher, above, wanted })),
  );

  it.each(LAYERS)('%s does by itself what it says', (_, rules, wanted) => {
    expect(outcomeOf(rules, request).verdict).toBe(wanted);
  });

  it.each(pairs)('$higher beats $lower', ({ rules, above, wanted }) => {
    expect(outcomeOf([...rules, ...above], request).verdict).toBe(wanted);
  });

  it.each(LAYERS.slice(4))('%s beats what Strict does to strangers', (_, rules, wanted) => {
    const strict = derived({ level: 'strict' });
    expect(outcomeOf(strict, request).headers).toEqual(['cookie', 'referer']);
    expect(outcomeOf([...strict, ...rules], request)).toEqual({ verdict: wanted, headers: [] });
  });

  it('signals are sent whatever lets through, except by a pause', () => {
    const signals = derived({ signals: { gpc: true, dnt: false } });
    for (const [name, rules, wanted] of LAYERS) {
      const told = wanted === 'allow' && name !== 'a pause' ? ['sec-gpc'] : [];
      expect(outcomeOf([...signals, ...rules], request).headers, name).toEqual(told);
    }
  });
});
