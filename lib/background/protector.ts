import { changeBetween } from '../dnr/change.ts';
import { deriveRules } from '../dnr/derive.ts';
import type { Rule } from '../dnr/rule.ts';
import type { Catalog } from '../domain/catalog.ts';
import type { Command, Reply } from '../domain/command.ts';
import { type Protection, readProtection, withChoice, withTrust } from '../domain/protection.ts';
import { PROTECTION_KEY } from '../domain/storage.ts';
import type { Gateway, Notify } from './gateway.ts';

/** Where settings that could not be read are put aside. */
const UNREADABLE_KEY = 'protection-unreadable';

/** Keeps settings, and keeps the browser's rules equal to what they ask for. */
export interface Protector {
  /** Compares what the browser has with what it should have, and puts it right. */
  reconcile(): Promise<Reply>;
  /** Saves a change first, then puts it in force, then answers. */
  apply(command: Exclude<Command, { type: 'dismiss' }>): Promise<Reply>;
}

/** Creates the protector; calls are carried out one after the other. */
export function createProtector(
  gateway: Pick<Gateway, 'local' | 'rules'>,
  loadCatalog: () => Promise<Catalog>,
  notify: Notify,
): Protector {
  const { local, rules } = gateway;
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  async function load(): Promise<Protection> {
    const stored = (await local.get([PROTECTION_KEY]))[PROTECTION_KEY];
    const { protection, problem } = readProtection(stored);
    if (problem !== undefined) {
      await local.set({ [UNREADABLE_KEY]: stored, [PROTECTION_KEY]: protection });
      notify({ id: 'settings-unreadable', detail: problem });
    }
    return protection;
  }

  async function enforce(protection: Protection): Promise<Reply> {
    try {
      await enableRulesets();
      const wanted = deriveRules(protection, await loadCatalog(), rules.dialect);
      const change = changeBetween(await rules.present(), wanted);
      if (!change) return { ok: true };
      await rules.update(change).catch(() => updateOneByOne(change.add, change.removeIds));
      return { ok: true };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      notify({ id: 'rules-refused', detail: reason });
      return { ok: false, saved: true, reason };
    }
  }

  /** One refused rule must not cost the others. Throws the browser's words on the refused ones. */
  async function updateOneByOne(add: readonly Rule[], removeIds: readonly number[]): Promise<void> {
    await rules.update({ add: [], removeIds });
    const refusals: string[] = [];
    for (const rule of add) {
      await rules.update({ add: [rule], removeIds: [] }).catch((error: unknown) => {
        refusals.push(error instanceof Error ? error.message : String(error));
      });
    }
    if (refusals.length) throw new Error(refusals.join(' '));
  }

  async function enableRulesets(): Promise<void> {
    const enabled = new Set(await rules.enabledRulesets());
    const missing = rules.packaged.filter((id) => !enabled.has(id));
    if (missing.length === 0) return;
    await rules.enableRulesets(missing).catch((error: unknown) => {
      notify({
        id: 'rulesets-missing',
        detail: error instanceof Error ? error.message : String(error),
      });
    });
  }

  return {
    reconcile: () => inTurn(async () => enforce(await load())),
    apply: (command) =>
      inTurn(async () => {
        const before = await load();
        const after = change(before, command);
        if (after !== before) {
          try {
            await local.set({ [PROTECTION_KEY]: after });
          } catch (error) {
            return { ok: false, saved: false, reason: String(error) };
          }
        }
        return enforce(after);
      }),
  };
}

function change(
  protection: Protection,
  command: Exclude<Command, { type: 'dismiss' }>,
): Protection {
  return command.type === 'trust'
    ? withTrust(protection, command.site, command.trusted)
    : withChoice(protection, command.company, command.choice);
}
