import browser from 'webextension-polyfill';
import type { RuleStore } from '../background/gateway.ts';
import type { Dialect } from '../dnr/rule.ts';

/** What the browser's namespace holds beyond the published types. */
interface Namespace {
  readonly ResourceType: Readonly<Record<string, string>>;
  /** Names of the condition keys that this browser knows (Chromium). */
  readonly RuleConditionKeys?: Readonly<Record<string, string>>;
}

interface RulesetsInManifest {
  readonly declarative_net_request?: {
    readonly rule_resources: readonly { readonly id: string }[];
  };
}

/** The real browser's declarative rules. */
export function createRuleStore(): RuleStore {
  const dnr = browser.declarativeNetRequest;
  const manifest = browser.runtime.getManifest() as RulesetsInManifest;
  return {
    dialect: dialectOf(dnr as unknown as Namespace),
    present: () => dnr.getDynamicRules(),
    async update({ add, removeIds }) {
      await dnr.updateDynamicRules({
        // The published types know neither `topDomains` nor read-only arrays.
        addRules: add as unknown as browser.DeclarativeNetRequest.Rule[],
        removeRuleIds: [...removeIds],
      });
    },
    packaged: (manifest.declarative_net_request?.rule_resources ?? []).map(({ id }) => id),
    enabledRulesets: () => dnr.getEnabledRulesets(),
    enableRulesets: (ids) => dnr.updateEnabledRulesets({ enableRulesetIds: [...ids] }),
  };
}

function dialectOf({ ResourceType, RuleConditionKeys }: Namespace): Dialect {
  return {
    topDomains: Object.values(RuleConditionKeys ?? {}).includes('topDomains'),
    resourceTypes: Object.values(ResourceType),
  };
}
