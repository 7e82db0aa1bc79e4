import type { Catalog } from '../domain/catalog.ts';
import { behavesLikeTracker, type Learned, readLearned, withLearned } from '../domain/learned.ts';
import { ownerOf } from '../domain/owner.ts';
import { LEARNED_KEY } from '../domain/storage.ts';
import type { Batch } from '../history/batch.ts';
import { sitesWithCookie } from '../history/cookies.ts';
import type { History } from '../history/schema.ts';
import type { Gateway, KeyValueStore } from './gateway.ts';
import { createPacer } from './pacer.ts';

/** Learns from the record who behaves like a tracker. */
export interface Learning {
  /** A batch was written. Cheap: looks no further than who held a cookie in it. */
  consider(batch: Batch): void;
  /** Goes through what was learned once more: a newer catalog may name it. */
  review(): Promise<void>;
  /** Something was forgotten: whoever shows it again is looked at again. */
  unlearned(): void;
}

/** What learning works with. */
export interface LearningOptions {
  readonly gateway: Pick<Gateway, 'local' | 'now'>;
  readonly catalog: Catalog;
  readonly openHistory: () => Promise<History>;
  /** What was learned has changed: rules may follow from it. */
  readonly learned: () => void;
  readonly failed: (error: unknown) => void;
}

/** Milliseconds between a batch and the look at the record: never while a page is loading. */
const LEARN_AFTER = 5_000;

/** Sites and strangers that this worker has looked at; more than a day's browsing. */
const LOOKED_AT = 5_000;

/** Reads what was learned. */
export async function loadLearned(local: KeyValueStore): Promise<readonly Learned[]> {
  return readLearned((await local.get([LEARNED_KEY]))[LEARNED_KEY]);
}

/**
 * What was learned, as far as the record still shows what made it learned: it may not outlive the
 * sites and days that were forgotten.
 */
export async function stillLearned(
  before: readonly Learned[],
  history: History,
  catalog: Catalog,
): Promise<readonly Learned[]> {
  const after: Learned[] = [];
  for (const one of before) {
    const sites = await sitesOfTracker(history, one.domain, catalog);
    if (sites) after.push({ ...one, sites });
  }
  return after;
}

/** On how many unrelated sites the record shows a domain behave like a tracker; 0 if it does not. */
async function sitesOfTracker(history: History, domain: string, catalog: Catalog): Promise<number> {
  const sites = await sitesWithCookie(history, domain);
  const stranger = { domain, entity: catalog.entityOf(domain), sites };
  return behavesLikeTracker(stranger, (site) => ownerOf(site, catalog));
}

/** Creates the learning. Nothing of a private window is in a batch. */
export function createLearning(options: LearningOptions): Learning {
  const { gateway, catalog, openHistory, learned, failed } = options;
  const waiting = new Set<string>();
  const lookedAt = new Set<string>();
  const pacer = createPacer(LEARN_AFTER, learn, failed);

  async function save(before: readonly Learned[], after: readonly Learned[]): Promise<void> {
    if (before === after) return;
    await gateway.local.set({ [LEARNED_KEY]: after });
    learned();
  }

  async function learn(): Promise<void> {
    const domains = [...waiting];
    waiting.clear();
    const history = await openHistory();
    const before = await loadLearned(gateway.local);
    let after = before;
    for (const domain of domains) {
      const sites = await sitesOfTracker(history, domain, catalog);
      if (sites) after = withLearned(after, { domain, since: gateway.now(), sites });
    }
    await save(before, after);
  }

  /** Whom a source of ours names is not learned: see `behavesLikeTracker`. */
  function isNew(site: string, company: string): boolean {
    const key = `${site} ${company}`;
    if (lookedAt.has(key)) return false;
    if (lookedAt.size >= LOOKED_AT) lookedAt.clear();
    lookedAt.add(key);
    return catalog.entityOf(company).source === 'none';
  }

  return {
    consider({ sites }) {
      for (const { site, hosts } of sites) {
        const strangers = hosts.filter(({ cookie, affiliated }) => cookie && !affiliated);
        for (const { company } of strangers) if (isNew(site, company)) waiting.add(company);
      }
      if (waiting.size) pacer.soon();
    },
    async review() {
      const before = await loadLearned(gateway.local);
      const kept = before.filter(({ domain }) => catalog.entityOf(domain).source === 'none');
      await save(before, kept.length === before.length ? before : kept);
    },
    unlearned: () => lookedAt.clear(),
  };
}
