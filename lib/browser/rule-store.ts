import browser from 'webextension-polyfill';
import type { RuleStore } from '../background/gateway.ts';
import type { Dialect } from '../dnr/rule.ts';
import { PLACEHOLDER } from '../domain/embeds.ts';
import { isFirefox } from './is-firefox.ts';
import { packagedRulesets } from './packaged-rulesets.ts';

/** What the browser's namespace holds beyond the published types. */
interface Namespace {
  readonly ResourceType: Readonly<Record<string, string>>;
  /** Names of the condition keys that this browser knows (Chromium). */
  readonly RuleConditionKeys?: Readonly<Record<string, string>>;
}

type FilteredRules = (filter: { ruleIds: number[] }) => Promise<BrowserRule[]>;
type BrowserRule = browser.DeclarativeNetRequest.Rule;

/** The real browser's declarative rules. */
export function createRuleStore(): RuleStore {
  const dnr = browser.declarativeNetRequest;
  const rulesets = packagedRulesets();
  /**
   * Not those of own lists, of which there may be thousands: to ask for the numbers that the
   * settings use takes a third of the time. Firefox, where there are fewer, gives them all.
   */
  const ofSettings = () => {
    if (isFirefox) return dnr.getDynamicRules();
    const ruleIds = Array.from({ length: dnr.MAX_NUMBER_OF_DYNAMIC_RULES }, (_, i) => i + 1);
    return (dnr.getDynamicRules as FilteredRules)({ ruleIds });
  };
  const ids = (enabled: boolean) =>
    rulesets.filter((ruleset) => ruleset.enabled === enabled).map(({ id }) => id);
  return {
    dialect: dialectOf(dnr as unknown as Namespace),
    // Under the extension's lasting name: the one that `getURL` gives the file ends with the browser.
    placeholder: `${browser.runtime.getURL('/')}${PLACEHOLDER}`,
    present: (scope) => (scope === 'session' ? dnr.getSessionRules() : ofSettings()),
    async update(scope, { add, removeIds }) {
      // The published types know neither `topDomains` nor read-only arrays.
      const addRules = add as unknown as BrowserRule[];
      const change = { addRules, removeRuleIds: [...removeIds] };
      await (scope === 'dynamic' ? dnr.updateDynamicRules(change) : dnr.updateSessionRules(change));
    },
    packaged: { standard: ids(true), optional: ids(false) },
    enabledRulesets: () => dnr.getEnabledRulesets(),
    switchRulesets: (on, off) =>
      dnr.updateEnabledRulesets({ enableRulesetIds: [...on], disableRulesetIds: [...off] }),
  };
}

function dialectOf({ ResourceType, RuleConditionKeys }: Namespace): Dialect {
  const keys = Object.values(RuleConditionKeys ?? {});
  return {
    topDomains: keys.includes('topDomains'),
    responseHeaders: keys.includes('responseHeaders'),
    resourceTypes: Object.values(ResourceType),
  };
}
