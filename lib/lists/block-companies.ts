import type { Category } from '../domain/catalog.ts';
import { addressConditions } from './block-addresses.ts';
import type { Company } from './companies.ts';
import { LET_THROUGH, NEEDED, type Needed, PARTS, type Part } from './overlay/index.ts';
import type { StaticCondition, StaticRule } from './rule.ts';

/** What companies must be known for to be stopped on other companies' sites. */
const FOLLOWING: ReadonlySet<Category> = new Set(['advertising', 'analytics', 'marketing']);

/**
 * What is stopped: code, pixels, frames and messages. Style sheets and fonts are left alone: pages
 * look broken without, and who serves them is rarely there to follow.
 */
const TYPES = [
  ...['script', 'image', 'xmlhttprequest', 'sub_frame', 'ping', 'websocket', 'media', 'object'],
  'other',
];

/** Below the lists' own exceptions, so that those hold here too. */
const BLOCK = 1;

/** As the lists' own exceptions. */
const ALLOW = 20;

/** What the reviewed parts of our overlay say; another one in tests. */
export interface Review {
  readonly needed: readonly Needed[];
  readonly parts: readonly Part[];
  readonly letThrough: readonly { readonly address: string }[];
  /** Conditions that stop trackers by their addresses; those of our overlay unless stated. */
  readonly addresses?: readonly StaticCondition[];
}

/**
 * Rules that stop companies that follow people on all sites but their own: advertising, measuring
 * and marketing, without the domains that pages need.
 *
 * @throws when a domain that is said to be needed is not there: then the review is out of date.
 */
export function blockCompanies(
  companies: readonly Company[],
  review: Review = { needed: NEEDED, parts: PARTS, letThrough: LET_THROUGH },
): StaticRule[] {
  const needed = review.needed.flatMap(({ domains }) => domains.split(' '));
  const owners = ownersOf(companies);
  checkReview(needed, owners);
  const alone: string[] = [];
  const drafts: StaticCondition[] = [];
  for (const company of companies) {
    const stopped = stoppedDomains(company, needed, owners);
    if (stopped.length === 0) continue;
    const sites = company.products.flatMap((product) => product.domains);
    if (sites.length === 1) alone.push(...stopped);
    else drafts.push(conditionFor(stopped, sites, needed));
  }
  const shared = alone.length > 0 ? [conditionFor(alone.sort(), [], needed)] : [];
  const stopped = [
    ...shared,
    ...drafts,
    ...conditionsForParts(review.parts, companies, owners),
    ...(review.addresses ?? addressConditions()),
  ];
  const rules: Omit<StaticRule, 'id'>[] = [
    ...stopped.map((condition) => ({
      ...{ priority: BLOCK, condition },
      action: { type: 'block' as const },
    })),
    ...review.letThrough.map(({ address }) => ({
      priority: ALLOW,
      action: { type: 'allow' as const },
      condition: { urlFilter: address, resourceTypes: TYPES },
    })),
  ];
  return rules.map((rule, index) => ({ id: index + 1, ...rule }));
}

type Owners = ReadonlyMap<string, string>;

function ownersOf(companies: readonly Company[]): Owners {
  return new Map(
    companies.flatMap(({ id, products }) =>
      products.flatMap(({ domains }) => domains.map((domain) => [domain, id] as const)),
    ),
  );
}

function checkReview(needed: readonly string[], owners: Owners): void {
  const lost = needed.filter((domain) => nearestOwner(domain, owners) === undefined);
  const twice = needed.filter((domain, index) => needed.indexOf(domain) !== index);
  if (lost.length + twice.length === 0) return;
  throw new Error(`the review is out of date: ${[...lost, ...twice].join(', ')}`);
}

function stoppedDomains(company: Company, needed: readonly string[], owners: Owners): string[] {
  const domains = company.products
    .filter(({ category }) => FOLLOWING.has(category))
    .flatMap((product) => product.domains)
    .filter((domain) => !needed.some((other) => isWithin(domain, other)))
    // One customer of a hosting company: the name may be another's tomorrow.
    .filter((domain) => isOwn(domain, company, owners));
  const unique = [...new Set(domains)].sort();
  return unique.filter(
    (domain) => !unique.some((other) => other !== domain && isWithin(domain, other)),
  );
}

function isOwn(domain: string, company: Company, owners: Owners): boolean {
  const above = nearestOwner(domain.slice(domain.indexOf('.') + 1), owners);
  return above === undefined || above === company.id;
}

function conditionFor(
  stopped: readonly string[],
  sites: readonly string[],
  needed: readonly string[],
): StaticCondition {
  const spared = needed.filter((domain) => stopped.some((other) => isWithin(domain, other)));
  const own = [...new Set(sites)].sort();
  return {
    domainType: 'thirdParty',
    requestDomains: stopped,
    ...(spared.length > 0 && { excludedRequestDomains: spared.sort() }),
    ...(own.length > 0 && { excludedInitiatorDomains: withoutNested(own) }),
    resourceTypes: TYPES,
  };
}

function conditionsForParts(
  parts: readonly Part[],
  companies: readonly Company[],
  owners: Owners,
): StaticCondition[] {
  const sitesOf = (host: string) => {
    const owner = nearestOwner(host.replace(/\.\*$/, '.com'), owners);
    const company = companies.find(({ id }) => id === owner);
    if (!company) throw new Error(`nobody owns ${host}`);
    return withoutNested(company.products.flatMap((product) => product.domains).sort());
  };
  return parts.flatMap(({ hosts, addresses = [], styles = false }): StaticCondition[] => {
    const names = hosts?.split(' ') ?? [];
    const [first] = names;
    const byHost = first
      ? [{ requestDomains: [...names].sort(), excludedInitiatorDomains: sitesOf(first) }]
      : [];
    const byAddress = addresses.map((urlFilter) => ({
      urlFilter,
      excludedInitiatorDomains: sitesOf(/^\|\|([^/^]+)/.exec(urlFilter)?.[1] ?? ''),
    }));
    return [...byHost, ...byAddress].map((where) => ({
      ...where,
      domainType: 'thirdParty',
      resourceTypes: styles ? [...TYPES, 'stylesheet'] : TYPES,
    }));
  });
}

function nearestOwner(host: string, owners: Owners): string | undefined {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const owner = owners.get(name);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

function withoutNested(domains: readonly string[]): string[] {
  return domains.filter(
    (domain, index) =>
      domains.indexOf(domain) === index &&
      !domains.some((other) => other !== domain && isWithin(domain, other)),
  );
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
