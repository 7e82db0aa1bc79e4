import type { CompanyInfo, HostCount, PageReport } from './report.ts';
import { stopped, through, VERDICTS, type VerdictCounts } from './verdict.ts';

/** One company on one page: the row of the list, the diamond of the graph. */
export interface CompanySummary extends CompanyInfo, VerdictCounts {
  /** Its hosts on this page, in order of appearance. */
  readonly hosts: readonly HostCount[];
  /** Whether one of its hosts holds a cookie by which it can recognise this browser. */
  readonly cookie: boolean;
  /** `through`: nothing was stopped; `stopped`: nothing got through; `mixed`: some of each. */
  readonly outcome: 'through' | 'stopped' | 'mixed';
}

/** What badge, sentence, list and graph say of one page; none of them counts on its own. */
export interface PageSummary {
  /** Companies that do not own the site, most requests first. */
  readonly strangers: readonly CompanySummary[];
  /** Companies that own the site. */
  readonly affiliated: readonly CompanySummary[];
  /** How many strangers were reached by at least one request. */
  readonly strangersThrough: number;
  /** Third-party requests that were kept from leaving, affiliated ones included. */
  readonly requestsStopped: number;
  /** Third-party requests that left, affiliated ones included. */
  readonly requestsThrough: number;
}

/** Sums up a page. The same report always gives the same order: by requests, then by name. */
export function summarise(report: PageReport): PageSummary {
  const hostsOf = Map.groupBy(report.hosts, (host) => host.company);
  const companies = report.companies
    .map((info) => summariseCompany(info, hostsOf.get(info.id) ?? []))
    .sort((a, b) => requests(b) - requests(a) || byName(a, b));
  const strangers = companies.filter((company) => !company.affiliated);
  return {
    strangers,
    affiliated: companies.filter((company) => company.affiliated),
    strangersThrough: strangers.filter((company) => through(company) > 0).length,
    requestsStopped: companies.reduce((sum, company) => sum + stopped(company), 0),
    requestsThrough: companies.reduce((sum, company) => sum + through(company), 0),
  };
}

function summariseCompany(info: CompanyInfo, hosts: readonly HostCount[]): CompanySummary {
  const counts: VerdictCounts = { allowed: 0, limited: 0, blocked: 0, stubbed: 0 };
  for (const host of hosts) for (const verdict of VERDICTS) counts[verdict] += host[verdict];
  const outcome = through(counts) === 0 ? 'stopped' : stopped(counts) === 0 ? 'through' : 'mixed';
  return { ...info, ...counts, hosts, cookie: hosts.some((host) => host.cookie), outcome };
}

/** By code units: the first `localeCompare` of a fresh process takes 27 ms or more. */
function byName(a: CompanyInfo, b: CompanyInfo): number {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

function requests(counts: Readonly<VerdictCounts>): number {
  return through(counts) + stopped(counts);
}
