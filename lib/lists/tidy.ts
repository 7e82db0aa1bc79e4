import type { CompiledRule } from '@gorhill/ubo-core/js/static-dnr-filtering.js';
import { isRuleDomain } from './domain-list.ts';
import type { Lane } from './plan.ts';
import {
  CONDITION_KEYS,
  DOMAIN_KEYS,
  type StaticAction,
  type StaticCondition,
  type StaticRule,
} from './rule.ts';

/** A rule for the browser, or what is wrong with the one that the compiler made. */
export type Tidied =
  | {
      readonly rule: Omit<StaticRule, 'id'>;
      /** Hosts taken out of the rule because they cannot exist. */
      readonly removed: readonly string[];
    }
  | { readonly wrong: 'invalid-domain' | 'refused'; readonly example: string };

/**
 * How much higher than their plain twins `$important` rules stand: above every exception (20) and
 * every stub (2 to 9). The numbers are the compiler's own.
 */
const IMPORTANT = 29;

/** A block's priority; the compiler leaves it out because it is the browser's default. */
const BLOCK = 1;

/**
 * Turns a rule of the compiler into one for the browser: known keys only, in a fixed order, host
 * names checked, priority written out. Throws at a key or an action that it does not know, so that a
 * new version of the compiler cannot slip one in.
 */
export function tidyRule(compiled: CompiledRule, lane: Lane): Tidied {
  if (compiled._error !== undefined)
    return { wrong: 'refused', example: compiled._error.join('; ') };
  const removed: string[] = [];
  const condition = readCondition(compiled, lane, removed);
  if (condition === undefined) return { wrong: 'invalid-domain', example: removed.join(', ') };
  if (condition.urlFilter !== undefined && !isUrlFilter(condition.urlFilter)) {
    return { wrong: 'refused', example: condition.urlFilter };
  }
  const priority = (compiled.priority ?? BLOCK) + (lane === 'important' ? IMPORTANT : 0);
  return { rule: { priority, action: readAction(compiled, lane), condition }, removed };
}

function readAction(compiled: CompiledRule, lane: Lane): StaticAction {
  const action = compiled.action ?? { type: 'none' };
  if (lane === 'page' && action.type === 'allow') return { type: 'allowAllRequests' };
  if (action.type === 'allow' || action.type === 'block') return { type: action.type };
  const redirect = action.redirect;
  if (redirect !== undefined && 'extensionPath' in redirect) {
    return { type: 'redirect', redirect: { extensionPath: String(redirect.extensionPath) } };
  }
  throw new Error(`a rule does what no rule of ours may do: ${JSON.stringify(compiled)}`);
}

/** `undefined` if no host is left of a list of hosts: without it the rule would match them all. */
function readCondition(
  compiled: CompiledRule,
  lane: Lane,
  removed: string[],
): StaticCondition | undefined {
  const source = lane === 'page' ? onPages(compiled.condition ?? {}) : (compiled.condition ?? {});
  const known: readonly string[] = CONDITION_KEYS;
  const stranger = Object.entries(source).find(
    ([key, value]) => value !== undefined && !known.includes(key) && !key.startsWith('_'),
  );
  if (stranger !== undefined) throw new Error(`unknown condition in a rule: ${stranger[0]}`);
  const condition: Record<string, unknown> = {};
  for (const key of CONDITION_KEYS) {
    const value = isDomainKey(key) ? readHosts(source[key], removed) : source[key];
    if (value === undefined) continue;
    if (!Array.isArray(value) || value.length > 0) condition[key] = value;
    else if (!key.startsWith('excluded')) return undefined;
  }
  return condition;
}

function isDomainKey(key: string): boolean {
  return (DOMAIN_KEYS as readonly string[]).includes(key);
}

function readHosts(value: unknown, removed: string[]): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const hosts = value.map(String);
  removed.push(...hosts.filter((host) => !isRuleDomain(host)));
  return hosts.filter(isRuleDomain);
}

/** A filter about a page names its sites where the browser names the page's own host. */
function onPages(condition: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { initiatorDomains, excludedInitiatorDomains, requestDomains, ...rest } = condition;
  return {
    ...rest,
    requestDomains: requestDomains ?? initiatorDomains,
    excludedRequestDomains: excludedInitiatorDomains,
    resourceTypes: ['main_frame'],
  };
}

/** The browser takes ASCII only, and nothing that begins with `||*`. */
function isUrlFilter(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text) && !text.startsWith('||*');
}
