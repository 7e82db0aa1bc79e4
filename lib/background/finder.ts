import type { Catalog, PackagedCatalog } from '../domain/catalog.ts';
import type { Command, Reply } from '../domain/command.ts';
import { restOn } from '../domain/explain.ts';
import { answer, beginSearch, giveUp, narrow, type Progress } from '../domain/finder.ts';
import {
  type Finding,
  readFinding,
  replacedBy,
  withFinding,
  withoutFinding,
} from '../domain/finding.ts';
import { type InForce, inForceAt } from '../domain/in-force.ts';
import type { Visit } from '../domain/protection.ts';
import { readPassing, readProtection } from '../domain/protection-schema.ts';
import type { PageReport } from '../domain/report.ts';
import {
  findingKey,
  PASSING_KEY,
  PROTECTION_KEY,
  tabKey,
  tabOfFinding,
} from '../domain/storage.ts';
import { seenOn, suspectsOf } from '../domain/suspects.ts';
import type { Gateway } from './gateway.ts';
import { loadLearned } from './learning.ts';
import type { Protector } from './protector.ts';

type Find = Extract<Command, { type: 'find' }>;

/** Finds what breaks a page, together with the person who looks at it. */
export interface Finder {
  /** One step of a search; answers when it is in force and the page is being loaded anew. */
  take(command: Find): Promise<Reply>;
  /** Takes up what an earlier worker did not finish. `state`: all that `storage.session` holds. */
  resume(state: Readonly<Record<string, unknown>>): Promise<void>;
  /** A tab shows another document now, of a site or of none: that ends a search on another site. */
  shows(tabId: number, site: string | undefined): Promise<void>;
  /** Settings were put in force: that ends a search on a site where protection rests now. */
  enforced(): Promise<void>;
}

/** Creates the finder; its steps are carried out one after the other. */
export function createFinder(
  gateway: Pick<Gateway, 'session' | 'local' | 'now' | 'reloadTab'>,
  protector: Pick<Protector, 'change'>,
  loadCatalog: () => Promise<Catalog & Partial<PackagedCatalog>>,
): Finder {
  const { session, local } = gateway;
  let queue: Promise<unknown> = Promise.resolve();
  /** Tabs with a search; not all are known until an earlier worker's state was read. */
  const tabs = new Set<number>();
  let isKnown = false;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  async function load(tabId: number): Promise<Finding | undefined> {
    const key = findingKey(tabId);
    return readFinding((await session.get([key]))[key]);
  }

  async function forget(tabId: number): Promise<void> {
    tabs.delete(tabId);
    await session.remove([findingKey(tabId)]);
  }

  /** The page as reported, what holds for it, and whether anything of it is for a search. */
  async function lookAt(
    tabId: number,
  ): Promise<{ report?: PageReport; inForce: InForce; isTried: boolean }> {
    const key = tabKey(tabId);
    const [inMemory, onDisk, found] = await Promise.all([
      session.get([key, PASSING_KEY]),
      local.get([PROTECTION_KEY]),
      loadLearned(local),
    ]);
    const learned = found.map(({ domain }) => domain);
    const { protection } = readProtection(onDisk[PROTECTION_KEY]);
    const passing = readPassing(inMemory[PASSING_KEY]);
    const report = inMemory[key] as PageReport | undefined;
    const inForce = inForceAt(protection, gateway.now(), passing, learned);
    const isTried = passing.decisions.some(({ trial, visit }) => trial && visit.tabId === tabId);
    return { ...(report && { report }), inForce, isTried };
  }

  /** Keeps a finding first, so that a killed worker leaves a step that can be done again. */
  async function bringAbout(given: Finding): Promise<Reply> {
    const { tabId } = given.visit;
    const finding = { ...given, askedAt: gateway.now() };
    tabs.add(tabId);
    await session.set({ [findingKey(tabId)]: { ...finding, due: true } });
    const reply = await protector.change((before, now) => withFinding(before, finding, now));
    if (!reply.ok) {
      // What is not in force cannot be tried: back to the beginning.
      await protector.change((before) => withoutFinding(before, finding));
      await forget(tabId);
      return reply;
    }
    if (isToBeShown(finding.progress)) await gateway.reloadTab(tabId);
    await session.set({ [findingKey(tabId)]: { ...finding, due: false } });
    return reply;
  }

  async function start(visit: Visit): Promise<Reply> {
    const { report, inForce } = await lookAt(visit.tabId);
    if (report?.site !== visit.site) return refusal(`no page of ${visit.site} is shown`);
    if (restOn(inForce, visit.site)) return refusal(AT_REST);
    const catalog = await loadCatalog();
    const categoryOf = (host: string) => (catalog.productOf ?? catalog.entityOf)(host).category;
    const progress = beginSearch(suspectsOf(report, inForce, categoryOf));
    const finding = { visit, private: report.private, progress, narrowing: false };
    return bringAbout({ ...finding, askedAt: 0, due: true, replaced: [] });
  }

  async function say(finding: Finding, works: boolean): Promise<Reply> {
    const { progress, visit } = finding;
    if (progress.status !== 'asking') return refusal('nothing was asked');
    if (await endAtRest(finding)) return refusal(AT_REST);
    const { report, inForce, isTried } = await lookAt(visit.tabId);
    const { relaxed } = progress.search;
    // The page was not loaded anew yet, or what was tried was taken back: the answer is about another.
    if (finding.due || (!isTried && relaxed.length > 0)) return bringAbout(finding);
    // A report of the page before would tell who was asked for there.
    const isNew = report && report.startedAt >= finding.askedAt;
    const seen = isNew ? seenOn(report, relaxed, inForce) : { stopped: [], through: [] };
    return settleOn(finding, answer(progress.search, works, seen));
  }

  async function settleOn(finding: Finding, progress: Progress): Promise<Reply> {
    const onDisk = await local.get([PROTECTION_KEY]);
    const next: Finding = { ...finding, progress };
    const { protection } = readProtection(onDisk[PROTECTION_KEY]);
    return bringAbout({ ...next, replaced: replacedBy(next, protection) });
  }

  /** Several that were found stay in force only as far as the search goes on with them. */
  async function goOn(finding: Finding): Promise<Reply> {
    if (finding.progress.status !== 'found') return refusal('nothing was found');
    if (await rests(finding.visit)) return refusal(AT_REST);
    await protector.change((before) => withoutFinding(before, finding));
    const progress = narrow(finding.progress);
    return settleOn({ ...finding, narrowing: true, replaced: [] }, progress);
  }

  /** What several that were found have come to, when the search within them is given up. */
  async function keepBest(finding: Finding, isLeft: boolean): Promise<Reply | undefined> {
    const { progress, narrowing } = finding;
    if (!narrowing || progress.status !== 'asking') return undefined;
    const best = giveUp(progress.search);
    const shown = best.status === 'found' && isLeft ? { ...best, stale: false } : best;
    return settleOn({ ...finding, narrowing: false }, shown);
  }

  async function rests({ tabId, site }: Visit): Promise<boolean> {
    const { inForce } = await lookAt(tabId);
    return restOn(inForce, site) !== undefined;
  }

  /** Where nothing is stopped, every page works: an answer would accuse whoever is tried just then. */
  async function endAtRest(finding: Finding): Promise<boolean> {
    const { progress, visit } = finding;
    if (progress.status !== 'asking' || !(await rests(visit))) return false;
    const kept = await keepBest(finding, true);
    if (!kept) await protector.change((before) => withoutFinding(before, finding));
    await forget(visit.tabId);
    return true;
  }

  async function restore(finding: Finding): Promise<Reply> {
    const { tabId } = finding.visit;
    const reply = await protector.change((before) => withoutFinding(before, finding));
    await forget(tabId);
    await gateway.reloadTab(tabId);
    return reply;
  }

  async function stop(finding: Finding): Promise<Reply> {
    const kept = await keepBest(finding, false);
    if (kept) return kept;
    if (finding.progress.status === 'asking') return restore(finding);
    await forget(finding.visit.tabId);
    return { ok: true };
  }

  const steps: Record<Exclude<Find['step'], 'start'>, (finding: Finding) => Promise<Reply>> = {
    works: (finding) => say(finding, true),
    'still-broken': (finding) => say(finding, false),
    narrow: goOn,
    undo: restore,
    stop,
  };

  return {
    take: ({ step, tabId, site }) =>
      inTurn(async () => {
        if (step === 'start') return start({ tabId, site });
        const finding = await load(tabId);
        return finding?.visit.site === site ? steps[step](finding) : refusal('no search goes on');
      }),
    resume: (state) =>
      inTurn(async () => {
        for (const tabId of Object.keys(state).map(tabOfFinding)) {
          if (tabId !== undefined) tabs.add(tabId);
        }
        isKnown = true;
        for (const tabId of tabs) {
          const finding = await load(tabId);
          if (finding && !(await endAtRest(finding)) && finding.due) await bringAbout(finding);
        }
      }),
    shows: async (tabId, site) => {
      if (isKnown && !tabs.has(tabId)) return;
      await inTurn(async () => {
        const finding = await load(tabId);
        if (!finding || finding.visit.site === site) return;
        // What was being tried is passing, and has ended with the visit.
        if (!finding.private) await keepBest(finding, true);
        await forget(tabId);
      });
    },
    async enforced() {
      if (tabs.size === 0) return;
      await inTurn(async () => {
        for (const tabId of tabs) {
          const finding = await load(tabId);
          if (finding) await endAtRest(finding);
        }
      });
    },
  };
}

const AT_REST = 'protection rests on this site';

/** Whether the page on the screen was loaded with more or less let in than now. */
function isToBeShown(progress: Progress): boolean {
  if (progress.status === 'nothing') return progress.reloads > 0;
  return progress.status === 'asking' || progress.stale;
}

function refusal(reason: string): Reply {
  return { ok: false, saved: false, reason };
}
