import { changeBetween } from '../dnr/change.ts';
import { derivePassingRules, deriveRules } from '../dnr/derive.ts';
import type { Rule } from '../dnr/rule.ts';
import type { Sources } from '../dnr/sources.ts';
import { STUB_INDEX, type StubRule } from '../dnr/stubs.ts';
import type { Catalog } from '../domain/catalog.ts';
import type { Reply } from '../domain/command.ts';
import { type InForce, nextEnd } from '../domain/in-force.ts';
import type { Settings } from '../domain/settle.ts';
import { FIRST_OWN_ID } from '../own-lists/in-force.ts';
import type { Gateway, Notify, RuleScope } from './gateway.ts';
import { createTellOnce } from './told.ts';

/** Keeps the browser equal to what the settings ask for. */
export interface Enforcer {
  /**
   * Compares what the browser has with what it should have, and puts it right. `inForce` is what the
   * settings come to now. Never rejects.
   */
  enforce(settings: Settings, inForce: InForce): Promise<Reply>;
}

/** Packaged lists that belong to a level. */
const STRICT_LISTS: readonly string[] = ['social'];

/** Creates the enforcer; its calls must not overlap. */
export function createEnforcer(
  gateway: Pick<
    Gateway,
    'session' | 'readPackaged' | 'rules' | 'now' | 'wakeAt' | 'tellPages' | 'showStanding'
  >,
  loadCatalog: () => Promise<Catalog>,
  notify: Notify,
): Enforcer {
  const { rules } = gateway;
  const tellOnce = createTellOnce(gateway.session, notify);

  /** Brings a scope to the wanted rules. Returns those that the browser refuses. */
  async function bringTo(scope: RuleScope, wanted: readonly Rule[]): Promise<readonly Refusal[]> {
    const change = changeBetween(ofSettings(await rules.present(scope)), wanted);
    if (!change) return [];
    return rules.update(scope, change).then(
      () => [],
      () => updateOneByOne(scope, change.add, change.removeIds),
    );
  }

  /** One refused rule must not cost the others. */
  async function updateOneByOne(
    scope: RuleScope,
    add: readonly Rule[],
    removeIds: readonly number[],
  ): Promise<readonly Refusal[]> {
    await rules.update(scope, { add: [], removeIds });
    const refusals: Refusal[] = [];
    for (const rule of add) {
      await rules.update(scope, { add: [rule], removeIds: [] }).catch((error: unknown) => {
        refusals.push({ rule: JSON.stringify({ ...rule, id: scope }), words: wordsOf(error) });
      });
    }
    return refusals;
  }

  async function switchRulesets({ protection }: Settings): Promise<void> {
    const { standard, optional } = rules.packaged;
    const chosen = new Set([
      ...protection.lists,
      ...(protection.level === 'strict' ? STRICT_LISTS : []),
    ]);
    const wanted = new Set([...standard, ...optional.filter((id) => chosen.has(id))]);
    const enabled = await rules.enabledRulesets();
    const on = [...wanted].filter((id) => !enabled.includes(id));
    const off = enabled.filter((id) => !wanted.has(id));
    const refused = on.length + off.length > 0 ? await switchLists(on, off) : [];
    // It is tried again at every start and with every command.
    await tellOnce({ id: 'rulesets-missing', detail: refused.join(' ') });
  }

  /** Returns what the browser says of each list that it refuses. */
  function switchLists(on: readonly string[], off: readonly string[]): Promise<readonly string[]> {
    return rules.switchRulesets(on, off).then(
      () => [],
      () => switchOneByOne(on, off),
    );
  }

  /** A list that does not fit must cost no other. */
  async function switchOneByOne(on: readonly string[], off: readonly string[]): Promise<string[]> {
    const refusals: string[] = [];
    const attempt = (what: string, ids: readonly string[], others: readonly string[]) =>
      rules.switchRulesets(ids, others).catch((error: unknown) => {
        refusals.push(`${what}: ${wordsOf(error)}`);
      });
    if (off.length > 0) await attempt(off.join(', '), [], off);
    for (const id of on) await attempt(id, [id], []);
    return refusals;
  }

  let stubs: Promise<readonly StubRule[]> | undefined;

  /** Most people block nobody by hand: the stubs are read when they are needed. */
  async function sourcesFor(
    { protection, passing }: Settings,
    learned: readonly string[],
  ): Promise<Sources> {
    const decisions = [...protection.decisions, ...passing.decisions];
    const blocks = decisions.some(({ action }) => action === 'block');
    if (blocks) stubs ??= readStubs().catch(withoutStubs);
    return {
      catalog: await loadCatalog(),
      learned,
      stubs: (await stubs) ?? [],
      dialect: rules.dialect,
      ...(protection.level === 'strict' && { placeholder: rules.placeholder }),
    };
  }

  /** What a person blocks must be blocked, with stubs or without. */
  function withoutStubs(error: unknown): readonly StubRule[] {
    notify({ id: 'stubs-unreadable', detail: wordsOf(error) });
    return [];
  }

  async function readStubs(): Promise<readonly StubRule[]> {
    const bytes = await gateway.readPackaged(STUB_INDEX);
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /** Rules that were refused the last time. */
  let refusedBefore: ReadonlySet<string | undefined> = new Set();

  /**
   * A rule that was refused before this change is no failure of this change: all else that is asked
   * for while it stays refused comes into force.
   */
  async function replyTo(refusals: readonly Refusal[]): Promise<Reply> {
    const fresh = refusals.filter(({ rule }) => !rule || !refusedBefore.has(rule));
    refusedBefore = new Set(refusals.map(({ rule }) => rule));
    await tellOnce({ id: 'rules-refused', detail: reasonOf(refusals) });
    return fresh.length ? { ok: false, saved: true, reason: reasonOf(fresh) } : { ok: true };
  }

  return {
    async enforce(settings, { paused, level, signals, learned }) {
      const { protection, passing } = settings;
      const now = gateway.now();
      const resting = level === 'watch' ? 'watching' : 'protecting';
      await gateway.showStanding(paused ? 'paused' : resting);
      const refusals: Refusal[] = [];
      // What one step cannot do must not keep the others from being done.
      const attempt = async <T>(step: () => Promise<T>): Promise<T | undefined> => {
        try {
          return await step();
        } catch (error) {
          refusals.push({ words: wordsOf(error) });
          return undefined;
        }
      };
      const bring = async (scope: RuleScope, wanted: readonly Rule[]) =>
        refusals.push(...(await bringTo(scope, wanted)));
      await attempt(() => switchRulesets(settings));
      const sources = await attempt(() => sourcesFor(settings, learned));
      if (sources) {
        await attempt(() => bring('dynamic', deriveRules(protection, now, sources)));
        await attempt(() => bring('session', derivePassingRules(passing, sources)));
      }
      await attempt(() => gateway.tellPages(signals.gpc && !paused));
      await attempt(() => gateway.wakeAt(nextEnd(protection, now)));
      return replyTo(refusals);
    },
  };
}

/** What the browser did not do, in its words. */
interface Refusal {
  /** The rule that it refused, as text, if it was one. */
  readonly rule?: string;
  readonly words: string;
}

function reasonOf(refusals: readonly Refusal[]): string {
  return refusals.map(({ words }) => words).join(' ');
}

/** Without the rules of the person's own lists, which are not the enforcer's business. */
function ofSettings(present: readonly unknown[]): readonly unknown[] {
  return present.filter((rule) => (rule as Rule).id < FIRST_OWN_ID);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
