import { isWithin } from '../domain/explain.ts';
import type { Naming } from '../domain/why.ts';

/** A rule of a packaged list, as far as it tells whom it is about. */
export interface ListedRule {
  readonly action: {
    readonly type: string;
    readonly redirect?: object;
  };
  readonly condition: {
    readonly resourceTypes?: readonly string[];
    readonly domainType?: string;
    readonly urlFilter?: string;
    readonly regexFilter?: string;
    readonly requestDomains?: readonly string[];
    readonly excludedRequestDomains?: readonly string[];
    readonly initiatorDomains?: readonly string[];
    readonly excludedInitiatorDomains?: readonly string[];
  };
}

/**
 * What a list says of each host when a page of `site` asks for it; hosts that it does not name are
 * absent. Rules for addresses of any host name nobody.
 */
export function namingsOf(
  list: string,
  rules: readonly ListedRule[],
  hosts: readonly string[],
  site: string,
): Map<string, Naming[]> {
  const hostsBelow = bySuffix(hosts);
  const found = new Map<string, Set<Naming['says']>>();
  for (const rule of rules) {
    const says = whatSays(rule);
    if (!says || !isAboutStrangers(rule) || !isMeantFor(rule, site)) continue;
    for (const host of namedBy(rule, hostsBelow)) {
      found.set(host, (found.get(host) ?? new Set()).add(says));
    }
  }
  return new Map(
    [...found].map(([host, all]) => [host, [...all].map((says) => ({ list, says }))] as const),
  );
}

function whatSays(rule: ListedRule): Naming['says'] | undefined {
  const { action, condition } = rule;
  if (action.type === 'allow' || action.type === 'allowAllRequests') return 'exception';
  if (!isStopping(rule)) return undefined;
  if (condition.regexFilter !== undefined) return 'addresses';
  const { urlFilter } = condition;
  return urlFilter === undefined || WHOLE_HOST.test(urlFilter) ? 'host' : 'addresses';
}

/** A redirect serves a stub; any other only rewrites the address, and the request goes on. */
function isStopping({ action }: ListedRule): boolean {
  const { type, redirect } = action;
  return type === 'block' || (redirect !== undefined && 'extensionPath' in redirect);
}

/** Whether a rule can be about a third party: not if it is for whole pages, or for a host's own. */
function isAboutStrangers({ condition }: ListedRule): boolean {
  const { domainType, resourceTypes } = condition;
  if (domainType === 'firstParty') return false;
  return resourceTypes === undefined || resourceTypes.some((type) => type !== 'main_frame');
}

/** A filter that matches every address of a host. */
const WHOLE_HOST = /^\|\|[a-z0-9.-]+\^?$/;

/** The host at the beginning of a filter; what follows it must end the host. */
const ANCHORED = /^\|\|([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[\^/:?]|$)/;

function isMeantFor({ condition }: ListedRule, site: string): boolean {
  const { initiatorDomains, excludedInitiatorDomains } = condition;
  const isListed = (domain: string) => isWithin(site, domain);
  if (excludedInitiatorDomains?.some(isListed)) return false;
  return initiatorDomains === undefined || initiatorDomains.some(isListed);
}

function namedBy(
  { condition }: ListedRule,
  hostsBelow: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const anchored = condition.urlFilter && ANCHORED.exec(condition.urlFilter)?.[1];
  const domains = condition.requestDomains ?? (anchored ? [anchored] : []);
  const named = domains.flatMap((domain) => hostsBelow.get(domain) ?? []);
  const excluded = condition.excludedRequestDomains;
  if (!excluded || named.length === 0) return named;
  return named.filter((host) => !excluded.some((domain) => isWithin(host, domain)));
}

/** Every name that one of the hosts is or lies below, with those hosts. */
function bySuffix(hosts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>();
  for (const host of hosts) {
    const labels = host.split('.');
    for (let i = 0; i < labels.length; i++) {
      const suffix = labels.slice(i).join('.');
      const known = below.get(suffix);
      if (known) known.push(host);
      else below.set(suffix, [host]);
    }
  }
  return below;
}
