import type { Subject } from '../domain/decision.ts';
import { isWithin } from '../domain/explain.ts';
import { isHost } from '../domain/host-name.ts';
import type { Ruling } from '../domain/in-force.ts';
import { isLender, siteOf } from '../domain/site.ts';
import { blockedEmbeds } from './embed-rules.ts';
import { NO_COOKIES } from './headers.ts';
import { priorityOf } from './priorities.ts';
import { NO_REFERER } from './referrer.ts';
import type { Dialect, Draft, RuleCondition } from './rule.ts';
import type { Sources } from './sources.ts';
import { stubsFor } from './stubs.ts';

/** The rules of one decision. A decision is about a third party: its own sites stay open and whole. */
export function rulesOfRuling(ruling: Ruling, isPassing: boolean, sources: Sources): Draft[] {
  const priority = priorityOf(ruling, isPassing);
  return conditionsOf(ruling, sources).flatMap((condition) =>
    rulesWhere(condition, ruling.action, priority, sources),
  );
}

function rulesWhere(
  condition: RuleCondition,
  action: Ruling['action'],
  priority: number,
  { stubs, placeholder }: Sources,
): Draft[] {
  if (action === 'block') {
    const block: Draft = { priority, action: { type: 'block' }, condition };
    return [
      block,
      ...stubsFor(condition, priority + 1, stubs),
      ...blockedEmbeds(condition, priority + 1, placeholder),
    ];
  }
  const allow: Draft = { priority, action: { type: 'allow' }, condition };
  if (action === 'allow') return [allow];
  // Above the allow of its own, because an allow of an equal number would undo it.
  const { request, response } = NO_COOKIES;
  const limit = (condition: RuleCondition, referer: boolean): Draft => ({
    priority: priority + 1,
    action: {
      type: 'modifyHeaders',
      requestHeaders: [...request, ...(referer ? [NO_REFERER] : [])],
      responseHeaders: response,
    },
    condition,
  });
  // Frames and what they play are given their referrer: many show nothing without one.
  const embeds = condition.resourceTypes.filter((type) => EMBEDS.has(type));
  const others = condition.resourceTypes.filter((type) => !EMBEDS.has(type));
  return [
    allow,
    limit({ ...condition, resourceTypes: others }, true),
    limit({ ...condition, resourceTypes: embeds }, false),
  ];
}

/**
 * The domains that a decision is about. The catalog takes a company that it does not know for a site:
 * it has another name by now, or comes from a device with another version. Until it is known no rule
 * follows from it, for the browser would refuse one.
 */
function domainsOf({ kind, id }: Subject, catalog: Sources['catalog']): readonly string[] {
  const domains = kind === 'company' ? catalog.domainsOf(id) : [id];
  return domains.length === 1 ? domains.filter(isHost) : domains;
}

/** Frames and what they play. */
export const EMBEDS: ReadonlySet<string> = new Set(['sub_frame', 'object', 'media']);

/** Which requests a decision is about. */
function conditionsOf(ruling: Ruling, { catalog, dialect }: Sources): RuleCondition[] {
  const { subject, site } = ruling;
  const all = domainsOf(subject, catalog);
  // Of a name that is meant and a shorter one that is excepted, Chromium goes by the longer.
  const requestDomains = site === undefined ? all : all.filter((domain) => !isWithin(domain, site));
  if (requestDomains.length === 0) return [];
  // What it has lent to others is theirs, though it lies beneath its domains.
  const others = subject.kind === 'company' ? catalog.othersBeneath(subject.id) : [];
  const resourceTypes = dialect.resourceTypes.filter((type) => type !== 'main_frame');
  if (site !== undefined) {
    // A company that owns the site is meant as a third party only.
    const excludedRequestDomains = [site, ...others];
    const there = onSites([site], dialect);
    return [{ requestDomains, excludedRequestDomains, ...there, resourceTypes }];
  }
  // A domain may be a part of its site: shop.example is no stranger to cdn.shop.example.
  const own = subject.kind === 'company' ? all : [siteOf(subject.id)];
  const meant = {
    requestDomains,
    ...(others.length > 0 && { excludedRequestDomains: others }),
  };
  const elsewhere = { ...meant, ...exceptOnSites(own, dialect), resourceTypes };
  const lent = subject.kind === 'company' ? all.filter(isLender) : [];
  if (lent.length === 0) return [elsewhere];
  // a.github.io is not GitHub's own: GitHub is a stranger there, though a.github.io to itself is not.
  const onLent = { ...meant, ...onSites(lent, dialect), domainType: 'thirdParty' } as const;
  return [elsewhere, { ...onLent, resourceTypes }];
}

function onSites(sites: readonly string[], { topDomains }: Dialect): Partial<RuleCondition> {
  return topDomains ? { topDomains: sites } : { initiatorDomains: sites };
}

function exceptOnSites(sites: readonly string[], { topDomains }: Dialect): Partial<RuleCondition> {
  return topDomains ? { excludedTopDomains: sites } : { excludedInitiatorDomains: sites };
}
