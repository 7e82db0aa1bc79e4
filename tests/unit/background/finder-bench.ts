import { createEnforcer } from '@/lib/background/enforcer.ts';
import { createFinder, type Finder } from '@/lib/background/finder.ts';
import { createProtector, type Protector } from '@/lib/background/protector.ts';
import type { Reply } from '@/lib/domain/command.ts';
import type { FINDER_STEPS } from '@/lib/domain/finder.ts';
import { type Finding, readFinding } from '@/lib/domain/finding.ts';
import { DEFAULT_PROTECTION, type Passing, type Protection } from '@/lib/domain/protection.ts';
import type { PageReport } from '@/lib/domain/report.ts';
import { findingKey, PASSING_KEY, PROTECTION_KEY, tabKey } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';
import { stoppedPage } from '../../support/fixtures/stopped-page.ts';

/** Settings that make no rule by themselves. */
export const QUIET = { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } };
export const TAB = 4;
export const SITE = 'news.example';
/** Companies that were stopped on the page. */
export const NAMES = ['a.example', 'b.example', 'c.example', 'd.example'];

export let fake: FakeBrowser;
export let protector: Protector;
export let finder: Finder;

/** A new browser with quiet settings, and its first worker. */
export function setUp(): void {
  fake = createFakeBrowser(new ArrayBuffer(0));
  fake.local.set(PROTECTION_KEY, QUIET);
  start();
}

/** A new worker: the one before is dead. `listens`: whether the finder hears of new settings. */
export function start(listens = false): void {
  const gateway = fake.newWorker();
  const nobody = () => undefined;
  const enforcer = createEnforcer(gateway, async () => unnamedCatalog, nobody);
  const enforced = () => void (listens && finder.enforced().catch(gateway.report));
  protector = createProtector(gateway, enforcer, nobody, async () => [], enforced);
  finder = createFinder(gateway, protector, async () => unnamedCatalog);
}

export const settings = () => fake.local.get(PROTECTION_KEY) as Protection;
/** What a search lets in for this visit. */
export const letIn = () =>
  ((fake.session.get(PASSING_KEY) ?? { decisions: [] }) as Passing).decisions;
export const finding = (): Finding | undefined => readFinding(fake.session.get(findingKey(TAB)));

/** The page was loaded, and some of its companies were let through as it is decided now. */
export function show(companies: readonly string[] = NAMES, change: Partial<PageReport> = {}): void {
  const decisions = [...letIn(), ...settings().decisions];
  const allows = decisions.filter(({ action }) => action === 'allow');
  const allowed = new Set(allows.map(({ subject }) => subject.id));
  const report = stoppedPage(SITE, companies, allowed, fake.now);
  fake.session.set(tabKey(TAB), { ...report, ...change });
}

/** The person takes a step. */
export function take(step: (typeof FINDER_STEPS)[number], site = SITE): Promise<Reply> {
  return finder.take({ type: 'find', step, tabId: TAB, site });
}
