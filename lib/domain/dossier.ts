import { type Exposures, isEntryWithin, type Period } from './exposures.ts';
import type { Outcome } from './lens.ts';
import type { Thread } from './what-if.ts';

/** Requests by what became of them; `cookie`: it held one by which it can recognise this browser. */
export interface Contact {
  readonly allowed: number;
  readonly limited: number;
  readonly stopped: number;
  readonly cookie: boolean;
  /** First and last time seen, in milliseconds since the epoch; of each day its first request. */
  readonly first: number;
  readonly last: number;
}

/** A contact with a name: a site of yours, a host, or the id of a company. */
export interface NamedContact extends Contact {
  readonly name: string;
}

/** What is on record of one company in a period, where it is a stranger. Most requests first. */
export interface CompanyDossier {
  readonly sites: readonly NamedContact[];
  readonly hosts: readonly NamedContact[];
}

/** What is on record of one of your sites in a period. */
export interface SiteDossier {
  /** Strangers by entity id, most requests first. */
  readonly companies: readonly NamedContact[];
  readonly visits: number;
  /** First visits of the first and the last day, in milliseconds since the epoch; NaN without any. */
  readonly first: number;
  readonly last: number;
}

/** What became of a contact, as a lens names it. */
export function outcomeOf({ allowed, limited }: Contact): Outcome {
  if (allowed > 0) return 'through';
  return limited > 0 ? 'limited' : 'stopped';
}

/** Everything on record of a company: an entity id. One pass over the record. */
export function companyDossier(
  exposures: Exposures,
  company: string,
  period: Period,
): CompanyDossier {
  const index = exposures.companies.findIndex(({ id }) => id === company);
  const sites = new Gathering();
  const hosts = new Gathering();
  for (const i of entriesIn(exposures, period)) {
    const host = exposures.host[i] as number;
    if (exposures.companyOf[host] !== index) continue;
    sites.add(exposures, i, exposures.site[i] as number);
    hosts.add(exposures, i, host);
  }
  return {
    sites: sites.named((site) => exposures.sites[site] ?? ''),
    hosts: hosts.named((host) => exposures.hosts[host] ?? ''),
  };
}

/** Everything on record of one of your sites. One pass over the record. */
export function siteDossier(exposures: Exposures, site: string, period: Period): SiteDossier {
  const index = exposures.sites.indexOf(site);
  const companies = new Gathering();
  for (const i of entriesIn(exposures, period)) {
    if (exposures.site[i] !== index) continue;
    companies.add(exposures, i, exposures.companyOf[exposures.host[i] as number] as number);
  }
  const { visits } = exposures;
  let count = 0;
  let first = Number.NaN;
  let last = Number.NaN;
  for (let i = 0; i < visits.length; i += 1) {
    if (visits.site[i] !== index || !isEntryWithin(visits, i, period)) continue;
    count += visits.count[i] as number;
    if (Number.isNaN(first)) first = visits.at[i] as number;
    last = visits.at[i] as number;
  }
  return {
    companies: companies.named((company) => exposures.companies[company]?.id ?? ''),
    ...{ visits: count, first, last },
  };
}

/** All hosts with which a company, by its id, is on record. */
export function hostsOf({ companies, companyOf, hosts }: Exposures, company: string): string[] {
  const index = companies.findIndex(({ id }) => id === company);
  return hosts.filter((_, host) => companyOf[host] === index);
}

/**
 * The threads of a company as `whatIf` weighs them: each site where it was a stranger, with its
 * hosts on the last day on which it was seen there. The latest sites first.
 */
export function threadsOf(exposures: Exposures, company: string): readonly Thread[] {
  const { companies, companyOf, day, host, hosts, owners, sites } = exposures;
  const index = companies.findIndex(({ id }) => id === company);
  const latest = new Map<number, { day: number; entries: number[] }>();
  for (const i of entriesIn(exposures, {})) {
    if (companyOf[host[i] as number] !== index) continue;
    const site = exposures.site[i] as number;
    const known = latest.get(site);
    if (known?.day === day[i]) known?.entries.push(i);
    else if (!known || known.day < (day[i] as number)) {
      latest.set(site, { day: day[i] as number, entries: [i] });
    }
  }
  const name = (site: number) => sites[site] ?? '';
  return [...latest]
    .sort(([a, one], [b, other]) => other.day - one.day || (name(a) < name(b) ? -1 : 1))
    .map(([site, { entries }]) => ({
      site: name(site),
      siteOwner: owners[site] ?? '',
      hosts: entries.map((i) => ({
        host: hosts[host[i] as number] ?? '',
        through: (exposures.allowed[i] as number) + (exposures.limited[i] as number) > 0,
      })),
    }));
}

/** Entries of a period in which a stranger was seen, in the order of the record. */
function* entriesIn(exposures: Exposures, period: Period): Generator<number> {
  const { length, affiliated } = exposures;
  for (let i = 0; i < length; i += 1) {
    if (affiliated[i] === 0 && isEntryWithin(exposures, i, period)) yield i;
  }
}

type Sum = { -readonly [Key in keyof Contact]: Contact[Key] };

/** Contacts being summed up, by a number. */
class Gathering {
  readonly #sums = new Map<number, Sum>();

  add(exposures: Exposures, i: number, key: number): void {
    const at = exposures.at[i] as number;
    const sum = this.#sums.get(key) ?? {
      ...{ allowed: 0, limited: 0, stopped: 0, cookie: false, first: at, last: at },
    };
    this.#sums.set(key, sum);
    sum.allowed += exposures.allowed[i] as number;
    sum.limited += exposures.limited[i] as number;
    sum.stopped += exposures.stopped[i] as number;
    sum.cookie ||= exposures.cookie[i] === 1;
    sum.first = Math.min(sum.first, at);
    sum.last = Math.max(sum.last, at);
  }

  named(nameOf: (key: number) => string): readonly NamedContact[] {
    return [...this.#sums]
      .map(([key, sum]) => ({ name: nameOf(key), ...sum }))
      .sort((a, b) => requests(b) - requests(a) || (a.name < b.name ? -1 : 1));
  }
}

function requests({ allowed, limited, stopped }: Contact): number {
  return allowed + limited + stopped;
}
