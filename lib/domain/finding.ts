import * as v from 'valibot';
import { type Decision, reachKey, withDecisions, withoutReach } from './decision.ts';
import { DecisionSchema, MomentSchema, SiteSchema, SubjectSchema } from './decision-schema.ts';
import type { Progress } from './finder.ts';
import type { Passing, Protection, Visit, VisitDecision } from './protection.ts';
import type { Settings } from './settle.ts';

/** The search for what breaks the page of a tab; in memory only, and ends with the visit. */
export interface Finding {
  readonly visit: Visit;
  /** In a private window nothing is kept beyond the visit. */
  readonly private: boolean;
  readonly progress: Progress;
  /** Several were found already; what worked of them stays when the search is given up. */
  readonly narrowing: boolean;
  /** When the page was loaded anew for this; milliseconds since the epoch. */
  readonly askedAt: number;
  /** Kept, but not yet in force or not yet shown: a worker was killed just then. */
  readonly due: boolean;
  /** What the person had decided before for the same companies on the same site. */
  readonly replaced: readonly Decision[];
}

const subjects = v.array(SubjectSchema);
const narrowing = v.object({
  phase: v.picklist(['halving', 'thinning']),
  fixed: subjects,
  left: v.array(subjects),
});
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const FindingSchema: v.GenericSchema<unknown, Finding> = v.object({
  visit: v.object({ tabId: v.number(), site: SiteSchema }),
  private: v.boolean(),
  progress: v.variant('status', [
    v.object({
      status: v.literal('asking'),
      search: v.object({
        phase: v.picklist(['looking', 'halving', 'thinning']),
        ...{ fixed: subjects, left: v.array(subjects), trying: count },
        ...{ relaxed: subjects, works: subjects, reloads: count },
      }),
    }),
    v.object({
      status: v.literal('found'),
      ...{ subjects, reloads: count, stale: v.boolean(), narrowing: v.optional(narrowing) },
    }),
    v.object({ status: v.literal('nothing'), tried: count, reloads: count }),
  ]),
  narrowing: v.boolean(),
  askedAt: MomentSchema,
  due: v.boolean(),
  replaced: v.array(DecisionSchema),
});

/** A finding as stored; none when what is stored is not well-formed. */
export function readFinding(stored: unknown): Finding | undefined {
  const parsed = v.safeParse(FindingSchema, stored);
  return parsed.success ? parsed.output : undefined;
}

/**
 * Settings with what a finding asks for in force: what is being tried for this visit only, what was
 * found for good (in a private window for this visit). `now`: milliseconds since the epoch.
 */
export function withFinding(settings: Settings, finding: Finding, now: number): Settings {
  const { visit, progress } = finding;
  const { protection, passing } = withoutTrials(settings, visit);
  if (progress.status === 'nothing') return { protection, passing };
  const isFound = progress.status === 'found';
  const subjects = isFound ? progress.subjects : progress.search.relaxed;
  const reaches = subjects.map((subject) => ({ subject, site: visit.site }));
  const allowed = reaches.map(
    (reach): Decision => ({ ...reach, action: 'allow', madeAt: now, from: 'finder' }),
  );
  if (!isFound || finding.private) {
    const mark = isFound ? { visit } : { visit, trial: true as const };
    const visits = allowed.map((decision) => ({ ...decision, ...mark }));
    const others = isFound ? withoutFound(passing, finding) : passing;
    return { protection, passing: { ...others, decisions: [...others.decisions, ...visits] } };
  }
  const decisions = reaches.reduce(withoutReach<Decision>, protection.decisions);
  return {
    protection: { ...protection, decisions: withDecisions(decisions, allowed) },
    // A decision for this visit would stand above what was found.
    passing: { ...passing, decisions: reaches.reduce(withoutReach, passing.decisions) },
  };
}

/** What the person has decided for good on companies and a site, which finding them would replace. */
export function replacedBy({ visit, progress }: Finding, protection: Protection): Decision[] {
  if (progress.status !== 'found') return [];
  const others = progress.subjects.reduce<readonly Decision[]>(
    (list, subject) => withoutReach(list, { subject, site: visit.site }),
    protection.decisions,
  );
  return protection.decisions.filter((decision) => !others.includes(decision));
}

/** Settings as they were before anything was let in for a finding. */
export function withoutFinding(settings: Settings, finding: Finding): Settings {
  const { visit, progress, replaced } = finding;
  const { protection, passing } = withoutTrials(settings, visit);
  if (progress.status !== 'found') return { protection, passing };
  if (finding.private) return { protection, passing: withoutFound(passing, finding) };
  const decisions = progress.subjects.reduce<readonly Decision[]>(
    (list, subject) => withoutReach(list, { subject, site: visit.site }),
    protection.decisions,
  );
  return { protection: { ...protection, decisions: [...decisions, ...replaced] }, passing };
}

/** Settings without what is being tried in a tab; what was found there before stays. */
function withoutTrials(settings: Settings, visit: Visit): Settings {
  const isTried = (one: VisitDecision) => one.trial && one.visit.tabId === visit.tabId;
  return { ...settings, passing: withoutVisitDecisions(settings.passing, isTried) };
}

/** What is decided for visits without what was found for this one. */
function withoutFound(passing: Passing, { visit, progress }: Finding): Passing {
  if (progress.status !== 'found') return passing;
  const found = new Set(progress.subjects.map((subject) => reachKey({ ...visit, subject })));
  return withoutVisitDecisions(
    passing,
    (one) => one.from === 'finder' && one.visit.tabId === visit.tabId && found.has(reachKey(one)),
  );
}

function withoutVisitDecisions(
  passing: Passing,
  isMeant: (decision: VisitDecision) => boolean | undefined,
): Passing {
  const decisions = passing.decisions.filter((decision) => !isMeant(decision));
  return decisions.length === passing.decisions.length ? passing : { ...passing, decisions };
}
