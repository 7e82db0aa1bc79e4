import { derivePassingRules, deriveRules } from '../dnr/derive.ts';
import type { Rule } from '../dnr/rule.ts';
import type { Sources } from '../dnr/sources.ts';
import { STUB_INDEX, type StubRule } from '../dnr/stubs.ts';
import type { Catalog } from '../domain/catalog.ts';
import type { Reply } from '../domain/command.ts';
import { type InForce, nextEnd } from '../domain/in-force.ts';
import { reasonOf } from '../domain/reason.ts';
import { rulesetsOfLevel } from '../domain/rulesets.ts';
import type { Settings } from '../domain/settle.ts';
import { FIRST_OWN_ID } from '../own-lists/in-force.ts';
import { bringTo, type Refusal } from './bring-to.ts';
import type { Gateway, Notify, RuleScope } from './gateway.ts';
import { giveWay } from './own-lists-keeper.ts';
import { createTellOnce } from './told.ts';

/** Keeps the browser equal to what the settings ask for. */
export interface Enforcer {
  /**
   * Compares what the browser has with what it should have, and puts it right. `inForce` is what the
   * settings come to now. Never rejects.
   */
  enforce(settings: Settings, inForce: InForce): Promise<Reply>;
}

/**
 * Creates the enforcer; its calls must not overlap.
 *
 * @param gaveWay hears that own lists lost rules to the settings, when these have theirs
 */
export function createEnforcer(
  gateway: Pick<
    Gateway,
    | 'session'
    | 'readPackaged'
    | 'rules'
    | 'ownLists'
    | 'now'
    | 'wakeAt'
    | 'tellPages'
    | 'showStanding'
  >,
  loadCatalog: () => Promise<Catalog>,
  notify: Notify,
  gaveWay: () => void = () => undefined,
): Enforcer {
  const { rules } = gateway;
  const tellOnce = createTellOnce(gateway.session, notify);

  /** Session rules are counted apart: own lists take nothing from them. */
  async function bring(scope: RuleScope, wanted: readonly Rule[]): Promise<readonly Refusal[]> {
    const present = ofSettings(await rules.present(scope));
    let isLess = false;
    const makeRoom = async () => {
      isLess = scope === 'dynamic' && (await giveWay(gateway, wanted));
      return isLess;
    };
    try {
      return await bringTo(rules, scope, present, wanted, makeRoom);
    } finally {
      if (isLess) gaveWay();
    }
  }

  async function switchRulesets({ protection }: Settings): Promise<void> {
    const { standard, optional } = rules.packaged;
    const chosen = new Set([...protection.lists, ...rulesetsOfLevel(protection.level)]);
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
        refusals.push(`${what}: ${reasonOf(error)}`);
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
    notify({ id: 'stubs-unreadable', detail: reasonOf(error) });
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
    const fresh = refusals.filter((one) => !one.rules || !refusedBefore.has(one.rules));
    refusedBefore = new Set(refusals.map((one) => one.rules));
    await tellOnce({ id: 'rules-refused', detail: reasonsOf(refusals) });
    return fresh.length ? { ok: false, saved: true, reason: reasonsOf(fresh) } : { ok: true };
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
          refusals.push({ words: reasonOf(error) });
          return undefined;
        }
      };
      const put = async (scope: RuleScope, wanted: readonly Rule[]) =>
        refusals.push(...(await bring(scope, wanted)));
      await attempt(() => switchRulesets(settings));
      const sources = await attempt(() => sourcesFor(settings, learned));
      if (sources) {
        await attempt(() => put('dynamic', deriveRules(protection, now, sources)));
        await attempt(() => put('session', derivePassingRules(passing, sources)));
      }
      await attempt(() => gateway.tellPages(signals.gpc && !paused));
      await attempt(() => gateway.wakeAt(nextEnd(protection, now)));
      return replyTo(refusals);
    },
  };
}

/** Many rules may be refused for one reason. */
function reasonsOf(refusals: readonly Refusal[]): string {
  return [...new Set(refusals.map(({ words }) => words))].join(' ');
}

/** Without the rules of the person's own lists, which are not the enforcer's business. */
function ofSettings(present: readonly unknown[]): readonly unknown[] {
  return present.filter((rule) => (rule as Rule).id < FIRST_OWN_ID);
}
