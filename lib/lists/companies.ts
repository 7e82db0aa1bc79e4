import { getPublicSuffix } from 'tldts';
import type { Category, Source } from '../domain/catalog.ts';
import { CATEGORY_OF, OVERLAY, type Owner, UNTRUE } from './overlay/index.ts';

/** An entity of third-party-web, as it stands in its `dist/entities.json`. */
export interface ThirdPartyEntity {
  readonly name: string;
  readonly company?: string;
  readonly category: string;
  /** `*.a.com` with everything under it, `a.com` alone. */
  readonly domains: readonly string[];
  /** How often it was seen in the HTTP Archive. */
  readonly totalOccurrences?: number;
}

/** What a host is for: one of a company's products. */
export interface Product {
  readonly name: string;
  readonly category: Category;
  readonly source: Source;
  /** Each stands for itself and everything under it that nothing longer names. */
  readonly domains: readonly string[];
}

/** A company as the catalog knows it. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly source: Source;
  readonly products: readonly Product[];
}

const CATEGORIES: Readonly<Record<string, Category>> = {
  ad: 'advertising',
  analytics: 'analytics',
  cdn: 'delivery',
  'consent-provider': 'consent',
  content: 'delivery',
  'customer-success': 'support',
  hosting: 'delivery',
  marketing: 'marketing',
  other: 'utility',
  social: 'social',
  'tag-manager': 'tag-manager',
  utility: 'utility',
  video: 'video',
};

/**
 * Joins third-party-web and our overlay into companies, in order of their ids.
 *
 * - Entities of one company are one company; its id is the company's name in third-party-web, or the
 *   overlay's. With several products it is known for what it was seen doing most, unless the overlay
 *   says what.
 * - Only what is named is owned: a named host says nothing of the domain that it lies in.
 *
 * @throws when the overlay speaks of something that third-party-web no longer holds.
 */
export function buildCompanies(entities: readonly ThirdPartyEntity[]): Company[] {
  checkOverlay(entities);
  const drafts = new Map<string, Draft>();
  const taken = new Set(OVERLAY.flatMap(ownerDomains));
  for (const entity of entities) {
    const domains = entity.domains.map(withoutStar).filter((domain) => isOwnable(domain, taken));
    const draft = draftOf(drafts, companyOf(entity, entities));
    const category = CATEGORY_OF[entity.name]?.category ?? categoryOf(entity);
    draft.seen[category] = (draft.seen[category] ?? 0) + (entity.totalOccurrences ?? 0) + 1;
    const name = readable(entity.name);
    draft.products.push({ name, category, source: 'third-party-web', domains });
  }
  for (const owner of OVERLAY) addOwner(draftOf(drafts, owner.name), owner);
  for (const draft of drafts.values()) addNamesake(draft, taken);
  const companies = [...drafts.values()].map(finish).filter(ownsSomething);
  checkDomains(companies);
  return companies.sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface Draft {
  readonly id: string;
  readonly products: Product[];
  readonly seen: Partial<Record<Category, number>>;
  known?: Category;
}

function checkOverlay(entities: readonly ThirdPartyEntity[]): void {
  const names = new Set(entities.flatMap((entity) => [entity.name, entity.company ?? '']));
  const domains = new Set(entities.flatMap((entity) => entity.domains.map(withoutStar)));
  const claimed = OVERLAY.flatMap((owner) => owner.entities ?? []);
  const lost = [
    ...[...claimed, ...Object.keys(CATEGORY_OF)].filter((name) => !names.has(name)),
    ...Object.keys(UNTRUE).filter((domain) => !domains.has(domain)),
    ...claimed.filter((name, i) => claimed.indexOf(name) !== i),
  ];
  if (lost.length > 0) throw new Error(`the overlay is out of date: ${lost.join(', ')}`);
}

/** An entity is claimed by its own name first, then by its company's. */
const OWNER_OF = new Map(
  OVERLAY.flatMap((owner) => (owner.entities ?? []).map((entity) => [entity, owner.name])),
);

function companyOf(entity: ThirdPartyEntity, entities: readonly ThirdPartyEntity[]): string {
  const company = entity.company ?? entity.name;
  const owner = OWNER_OF.get(entity.name) ?? OWNER_OF.get(company);
  if (owner !== undefined) return owner;
  // The consent tool of a company that third-party-web also knows for something else.
  const tool = /^(.+) CMP$/.exec(company)?.[1];
  const known = tool && entities.find((other) => other.name === tool);
  return known ? companyOf(known, entities) : readable(company);
}

function categoryOf(entity: ThirdPartyEntity): Category {
  const category = CATEGORIES[entity.category];
  if (category === undefined) throw new Error(`unknown category: ${entity.category}`);
  return category;
}

/** Some names carry the data set's own marks. */
function readable(name: string): string {
  return name.replace(/-VOID$/, '').replaceAll('&amp;', '&');
}

function withoutStar(pattern: string): string {
  return pattern.replace(/^\*\./, '').toLowerCase();
}

/** Not: addresses, whole public suffixes, and what the overlay gives to somebody or takes away. */
function isOwnable(domain: string, taken: ReadonlySet<string>): boolean {
  if (taken.has(domain) || domain in UNTRUE || !/[a-z]$/.test(domain)) return false;
  return getPublicSuffix(domain) !== domain;
}

function ownerDomains(owner: Owner): string[] {
  return Object.values(owner.domains ?? {}).flatMap((domains) => domains.split(' '));
}

function draftOf(drafts: Map<string, Draft>, id: string): Draft {
  const draft = drafts.get(id) ?? { id, products: [], seen: {} };
  drafts.set(id, draft);
  return draft;
}

function addOwner(draft: Draft, owner: Owner): void {
  draft.known = owner.category;
  for (const [category, domains] of Object.entries(owner.domains ?? {})) {
    draft.products.push({
      name: owner.name,
      category: category as Category,
      source: 'unweave',
      domains: domains.split(' '),
    });
  }
}

/** A company that is called by a domain owns it; else its id would be that of an unnamed site. */
function addNamesake(draft: Draft, taken: ReadonlySet<string>): void {
  const { id } = draft;
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(id) || !isOwnable(id, taken)) return;
  if (draft.products.some((product) => product.domains.includes(id))) return;
  const { name, category, source } = finish(draft);
  draft.products.push({ name, category, source, domains: [id] });
}

function finish(draft: Draft): Company {
  const [most] = Object.entries(draft.seen).sort((a, b) => b[1] - a[1]);
  const [first] = draft.products;
  const single = draft.products.every((product) => product.name === first?.name);
  return {
    id: draft.id,
    name: draft.known === undefined && single ? (first?.name ?? draft.id) : draft.id,
    category: draft.known ?? ((most?.[0] ?? 'unknown') as Category),
    source: draft.known === undefined ? 'third-party-web' : 'unweave',
    products: draft.products.map(withoutDoubles),
  };
}

/** third-party-web writes some domains twice, with and without a star. */
function withoutDoubles(product: Product): Product {
  return { ...product, domains: [...new Set(product.domains)] };
}

function ownsSomething(company: Company): boolean {
  return company.products.some((product) => product.domains.length > 0);
}

/** @throws when two companies own one domain. */
function checkDomains(companies: readonly Company[]): void {
  const owners = new Map<string, string>();
  for (const company of companies) {
    for (const domain of company.products.flatMap((product) => product.domains)) {
      const other = owners.get(domain);
      if (other !== undefined && other !== company.id) {
        throw new Error(`${domain} belongs to ${other} and to ${company.id}`);
      }
      owners.set(domain, company.id);
    }
  }
}
