import browser from 'webextension-polyfill';

/** A ruleset in the manifest. */
export interface PackagedRuleset {
  readonly id: string;
  /** Whether it is on from the first. */
  readonly enabled: boolean;
  readonly path: string;
}

/** The rulesets of the package, as the manifest declares them. */
export function packagedRulesets(): readonly PackagedRuleset[] {
  const manifest = browser.runtime.getManifest() as {
    readonly declarative_net_request?: { readonly rule_resources: readonly PackagedRuleset[] };
  };
  return manifest.declarative_net_request?.rule_resources ?? [];
}
