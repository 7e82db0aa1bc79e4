import { changeBetween } from '../dnr/change.ts';
import { derivePassingRules, deriveRules } from '../dnr/derive.ts';
import type { Rule } from '../dnr/rule.ts';
import type { Sources } from '../dnr/sources.ts';
import { STUB_INDEX, type StubRule } from '../dnr/stubs.ts';
import type { Catalog } from '../domain/catalog.ts';
import type { Reply } from '../domain/command.ts';
import { inForceAt, nextEnd } from '../domain/in-force.ts';
import type { Settings } from '../domain/settle.ts';
import { FIRST_OWN_ID } from '../own-lists/in-force.ts';
import type { Gateway, Notify, RuleScope } from './gateway.ts';

/** Keeps the browser equal to what the settings ask for. */
export interface Enforcer {
  /** Compares what the browser has with what it should have, and puts it right. Never rejects. */
  enforce(settings: Settings): Promise<Reply>;
}

/** Packaged lists that belong to a level. */
const STRICT_LISTS: readonly string[] = ['social'];

/** Creates the enforcer; its calls must not overlap. */
export function createEnforcer(
  gateway: Pick<
    Gateway,
    'readPackaged' | 'rules' | 'now' | 'wakeAt' | 'tellPages' | 'showStanding'
  >,
  loadCatalog: () => Promise<Catalog>,
  notify: Notify,
  loadLearned: () => Promise<readonly { readonly domain: string }[]> = async () => [],
): Enforcer {
  const { rules } = gateway;

  async function bringTo(scope: RuleScope, wanted: readonly Rule[]): Promise<void> {
    const change = changeBetween(ofSettings(await rules.present(scope)), wanted);
    if (!change) return;
    await rules
      .update(scope, change)
      .catch(() => updateOneByOne(scope, change.add, change.removeIds));
  }

  /** One refused rule must not cost the others. Throws the browser's words on the refused ones. */
  async function updateOneByOne(
    scope: RuleScope,
    add: readonly Rule[],
    removeIds: readonly number[],
  ): Promise<void> {
    await rules.update(scope, { add: [], removeIds });
    const refusals: string[] = [];
    for (const rule of add) {
      await rules.update(scope, { add: [rule], removeIds: [] }).catch((error: unknown) => {
        refusals.push(wordsOf(error));
      });
    }
    if (refusals.length) throw new Error(refusals.join(' '));
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
    if (on.length === 0 && off.length === 0) return;
    const refused = await rules.switchRulesets(on, off).then(
      () => [],
      () => switchOneByOne(on, off),
    );
    const detail = refused.join(' ');
    // Once for each change: it is tried again at every start and with every command.
    if (detail !== toldOfRulesets && detail !== '') notify({ id: 'rulesets-missing', detail });
    toldOfRulesets = detail;
  }

  let toldOfRulesets = '';

  /** A list that does not fit must cost no other. Returns what the browser says of each refused one. */
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
  async function sourcesFor({ protection, passing }: Settings): Promise<Sources> {
    const decisions = [...protection.decisions, ...passing.decisions];
    const blocks = decisions.some(({ action }) => action === 'block');
    if (blocks) stubs ??= readStubs().catch(withoutStubs);
    return {
      catalog: await loadCatalog(),
      learned: (await loadLearned()).map(({ domain }) => domain),
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

  return {
    async enforce(settings) {
      const { protection, passing } = settings;
      const now = gateway.now();
      const { paused, level, signals } = inForceAt(protection, now, passing);
      const resting = level === 'watch' ? 'watching' : 'protecting';
      await gateway.showStanding(paused ? 'paused' : resting);
      try {
        await switchRulesets(settings);
        const sources = await sourcesFor(settings);
        await bringTo('dynamic', deriveRules(protection, now, sources));
        await bringTo('session', derivePassingRules(passing, sources));
        await gateway.tellPages(signals.gpc && !paused);
        await gateway.wakeAt(nextEnd(protection, now));
        return { ok: true };
      } catch (error) {
        const reason = wordsOf(error);
        notify({ id: 'rules-refused', detail: reason });
        return { ok: false, saved: true, reason };
      }
    },
  };
}

/** Without the rules of the person's own lists, which are not the enforcer's business. */
function ofSettings(present: readonly unknown[]): readonly unknown[] {
  return present.filter((rule) => (rule as Rule).id < FIRST_OWN_ID);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
