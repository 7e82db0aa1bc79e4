import { letterOf } from '../domain/letter.ts';
import { readableHosts } from '../domain/readable-host.ts';
import type { Neighbour, PageReport } from '../domain/report.ts';
import { type CompanySummary, type PageSummary, summarise } from '../domain/summary.ts';
import type { CompanyNode, Graph, GraphLink, GraphNode, Thread } from './model.ts';

/** How much one picture holds. */
export interface Limits {
  readonly companies: number;
  readonly neighbours: number;
}

/** What people can still read on 400 × 220 pixels, found by looking at crowded pages. */
export const POPUP_LIMITS: Limits = { companies: 12, neighbours: 5 };

/** Labels of more letters would take the room of two; the site in the middle has more. */
const LONGEST_NAME = 15;
const LONGEST_SITE = 24;

/** Places kept for stopped companies, however many got through: the picture shows both. */
const STOPPED_SEATS = 4;

/**
 * The picture of one page: its site, the strangers on it, and other sites that they also saw.
 * Companies that own the site are left to the list, so that the diamonds and those folded away add
 * up to the number in the sentence. Nodes keep the order of the list.
 */
export function buildGraph(
  report: PageReport,
  summary: PageSummary = summarise(report),
  limits: Limits = POPUP_LIMITS,
): Graph {
  const companies = pick(summary.strangers, limits.companies);
  const nodes: GraphNode[] = [siteNode(report.site, 'here'), ...companies.map(companyNode)];
  const indexOf = new Map(companies.map((company, index) => [company.id, index + 1]));
  const links: GraphLink[] = companies.map((company, index) => ({
    source: 0,
    target: index + 1,
    thread: threadOf(company),
    here: true,
  }));

  for (const { site, shown } of tellingNeighbours(report.neighbours, indexOf, limits.neighbours)) {
    const source = nodes.push(siteNode(site, 'elsewhere')) - 1;
    for (const { target, through } of shown) {
      links.push({ source, target, thread: through ? 'through' : 'stopped', here: false });
    }
  }
  return { nodes, links, folded: summary.strangers.length - companies.length };
}

/** The node id of a site or a company, as the picture names it. */
export function nodeId(kind: 'site' | 'company', name: string): string {
  return `${kind}:${name}`;
}

/** First those that got through, then the stopped, in the order of the list. */
function pick(strangers: readonly CompanySummary[], seats: number): CompanySummary[] {
  const stopped = strangers.filter((company) => company.outcome === 'stopped');
  const reached = strangers.filter((company) => company.outcome !== 'stopped');
  const kept = Math.min(stopped.length, STOPPED_SEATS);
  const chosen = new Set([...reached.slice(0, seats - kept), ...stopped].slice(0, seats));
  return strangers.filter((company) => chosen.has(company));
}

function companyNode(company: CompanySummary): CompanyNode {
  return {
    id: nodeId('company', company.id),
    kind: 'company',
    label: shorten(company.name, LONGEST_NAME),
    // Doubling the sites adds the same step: one company on half of all sites must not fill the box.
    radius: Math.min(17, 10 + 2 * Math.log2(Math.max(1, company.sites))),
    company: company.id,
    category: company.category,
    hollow: company.outcome === 'stopped',
  };
}

/** The beginning of a name that is too long for the picture; the list has it whole. */
function shorten(name: string, longest: number): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`;
}

function siteNode(site: string, kind: 'here' | 'elsewhere'): GraphNode {
  return {
    id: nodeId('site', site),
    kind,
    site,
    label: shorten(readableHosts(site), LONGEST_SITE),
    letter: letterOf(site),
    radius: kind === 'here' ? 16 : 8.5,
  };
}

function threadOf(company: CompanySummary): Thread {
  if (company.allowed > 0) return 'through';
  return company.limited > 0 ? 'limited' : 'stopped';
}

/** Sites with the most threads to companies in the picture; those without any tell nothing. */
function tellingNeighbours(
  neighbours: readonly Neighbour[],
  indexOf: ReadonlyMap<string, number>,
  most: number,
) {
  return neighbours
    .map(({ site, links }) => ({
      site,
      shown: links.flatMap(({ company, through }) => {
        const target = indexOf.get(company);
        return target === undefined ? [] : [{ target, through }];
      }),
    }))
    .filter(({ shown }) => shown.length > 0)
    .sort((a, b) => b.shown.length - a.shown.length || (a.site < b.site ? -1 : 1))
    .slice(0, most);
}
