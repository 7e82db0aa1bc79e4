/** A header that a rule removes or sets. */
export interface HeaderChange {
  readonly header: string;
  readonly operation: 'remove' | 'set';
  /** For `set` only. */
  readonly value?: string;
}

/** What a rule does with the requests that it matches. */
export type RuleAction =
  | { readonly type: 'allow' | 'allowAllRequests' | 'block' }
  | {
      readonly type: 'redirect';
      readonly redirect:
        | { readonly extensionPath: string }
        /** `\\0` stands for all that the rule's `regexFilter` matched. */
        | { readonly regexSubstitution: string };
    }
  | {
      readonly type: 'modifyHeaders';
      readonly requestHeaders?: readonly HeaderChange[];
      readonly responseHeaders?: readonly HeaderChange[];
    };

/** Which requests a rule matches. A browser that does not know a key refuses the whole call. */
export interface RuleCondition {
  readonly urlFilter?: string;
  readonly regexFilter?: string;
  readonly requestDomains?: readonly string[];
  readonly excludedRequestDomains?: readonly string[];
  readonly initiatorDomains?: readonly string[];
  readonly excludedInitiatorDomains?: readonly string[];
  /** Chromium 145 and newer. */
  readonly topDomains?: readonly string[];
  readonly excludedTopDomains?: readonly string[];
  readonly domainType?: 'thirdParty';
  /** In session rules only. */
  readonly tabIds?: readonly number[];
  /** Chromium. */
  readonly responseHeaders?: readonly {
    readonly header: string;
    readonly values: readonly string[];
  }[];
  readonly resourceTypes: readonly string[];
}

/** A declarativeNetRequest rule, as far as Unweave derives rules; ids are unique within one set. */
export interface Rule {
  readonly id: number;
  readonly priority: number;
  readonly action: RuleAction;
  readonly condition: RuleCondition;
}

/** A rule that has not been given its number yet. */
export type Draft = Omit<Rule, 'id'>;

/** What the browser at hand understands of rules. */
export interface Dialect {
  /** Whether conditions may name the top-level site (Chromium) or only the asking frame (Firefox). */
  readonly topDomains: boolean;
  /** Whether conditions may look at the headers of the response (Chromium). */
  readonly responseHeaders: boolean;
  /** Every resource type that the browser knows; one type too many is refused. */
  readonly resourceTypes: readonly string[];
}
