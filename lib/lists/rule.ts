/** What a packaged rule does with a request that it matches. */
export type StaticAction =
  | { readonly type: 'allow' | 'allowAllRequests' | 'block' }
  | { readonly type: 'redirect'; readonly redirect: StaticRedirect };

/** Where a packaged rule sends a request: to a stub, or to its own address without some parameters. */
type StaticRedirect =
  | { readonly extensionPath: string }
  | {
      readonly transform: { readonly queryTransform: { readonly removeParams: readonly string[] } };
    }
  | { readonly regexSubstitution: string };

/** Which requests a packaged rule matches; without `resourceTypes`, all but main_frame. */
export interface StaticCondition {
  readonly urlFilter?: string;
  readonly regexFilter?: string;
  readonly isUrlFilterCaseSensitive?: boolean;
  readonly domainType?: 'firstParty' | 'thirdParty';
  readonly requestDomains?: readonly string[];
  readonly excludedRequestDomains?: readonly string[];
  readonly initiatorDomains?: readonly string[];
  readonly excludedInitiatorDomains?: readonly string[];
  readonly requestMethods?: readonly string[];
  readonly excludedRequestMethods?: readonly string[];
  readonly resourceTypes?: readonly string[];
  readonly excludedResourceTypes?: readonly string[];
}

/** A declarativeNetRequest rule of a packaged ruleset. */
export interface StaticRule {
  /** From 1, unique within its ruleset. */
  readonly id: number;
  readonly priority: number;
  readonly action: StaticAction;
  readonly condition: StaticCondition;
}

/** Every condition that holds host names. */
export const DOMAIN_KEYS = [
  'requestDomains',
  'excludedRequestDomains',
  'initiatorDomains',
  'excludedInitiatorDomains',
] as const;

/** Every key of a condition, in the order in which rules are written down. */
export const CONDITION_KEYS = [
  'urlFilter',
  'regexFilter',
  'isUrlFilterCaseSensitive',
  'domainType',
  ...DOMAIN_KEYS,
  'requestMethods',
  'excludedRequestMethods',
  'resourceTypes',
  'excludedResourceTypes',
] as const satisfies readonly (keyof StaticCondition)[];
