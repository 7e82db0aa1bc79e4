import type { Category } from './catalog.ts';
import { type Reach, reachKey, type Subject } from './decision.ts';
import { isWithin, settingsSay } from './explain.ts';
import type { Seen } from './finder.ts';
import type { InForce } from './in-force.ts';
import type { HostCount, PageReport } from './report.ts';
import { stopped, through } from './verdict.ts';

/** What a host is known for. */
type CategoryOf = (host: string) => Category;

/**
 * How likely a page does not work without it, by what a host is for: what asks for consent, serves,
 * signs in, pays, plays or answers before what measures, and that before what advertises.
 */
const LIKELIHOOD: Readonly<Record<Category, number>> = {
  consent: 10,
  utility: 9,
  delivery: 9,
  video: 8,
  support: 7,
  social: 7,
  'tag-manager': 6,
  unknown: 5,
  marketing: 4,
  analytics: 3,
  tracking: 2,
  advertising: 1,
};

/** A page that is given a stub has been found to lean on the script that it stands for. */
const STUBBED = 2;

/** A request that was let through without cookies is less often missed than one that was stopped. */
const WEAKENED = -6;

/**
 * Who may be why a page does not work, likeliest first: companies that were stopped there, or let
 * through without their cookies.
 */
export function suspectsOf(
  report: PageReport,
  inForce: InForce,
  categoryOf: CategoryOf,
): readonly Subject[] {
  const scores = new Map<string, { subject: Subject; score: number; order: number }>();
  for (const [order, host] of report.hosts.entries()) {
    const score = scoreOf(report, host, inForce, categoryOf);
    if (score === undefined) continue;
    const subject = subjectOf(report, host, inForce);
    const key = reachKey({ subject });
    const known = scores.get(key);
    if (known) known.score = Math.max(known.score, score);
    else scores.set(key, { subject, score, order });
  }
  return [...scores.values()]
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ subject }) => subject);
}

/** Whose requests were stopped on a page, and whose got through, as the search takes it. */
export function seenOn(report: PageReport, relaxed: readonly Subject[], inForce: InForce): Seen {
  const stoppedHosts = report.hosts.filter((host) => stopped(host) > 0);
  return {
    stopped: stoppedHosts.map((host) => subjectOf(report, host, inForce)),
    through: relaxed.filter((subject) =>
      report.hosts.some((host) => through(host) > 0 && isMeant(subject, host)),
    ),
  };
}

function isMeant({ kind, id }: Subject, { host, company }: HostCount): boolean {
  return kind === 'company' ? company === id : isWithin(host, id);
}

function scoreOf(
  report: PageReport,
  host: HostCount,
  inForce: InForce,
  categoryOf: CategoryOf,
): number | undefined {
  const base = LIKELIHOOD[categoryOf(host.host)];
  if (stopped(host) > 0) return base + (host.stubbed > 0 ? STUBBED : 0);
  return isWeakened(report, host, inForce) ? base + WEAKENED : undefined;
}

function isWeakened(report: PageReport, host: HostCount, inForce: InForce): boolean {
  const say = sayOf(report, host, inForce);
  if (say.by === 'decision') return say.ruling.action === 'limit';
  return inForce.level === 'strict' && (say.by === 'lists' || say.by === 'learned');
}

/**
 * What has to be let in so that a host is: its company, but where a person stopped a domain on this
 * very site, that domain, because such a decision stands above one on the company.
 */
function subjectOf(report: PageReport, host: HostCount, inForce: InForce): Subject {
  const say = sayOf(report, host, inForce);
  const ruling: Reach | undefined = say.by === 'decision' ? say.ruling : undefined;
  const isCloser = ruling?.subject.kind === 'domain' && ruling.site !== undefined;
  return isCloser ? ruling.subject : { kind: 'company', id: host.company };
}

function sayOf({ site, companies }: PageReport, { host, company }: HostCount, inForce: InForce) {
  const isAffiliated = companies.some(({ id, affiliated }) => id === company && affiliated);
  return settingsSay(inForce, { host, company, site, siteOwner: isAffiliated ? company : site });
}
