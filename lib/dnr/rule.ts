/** A declarativeNetRequest rule, as far as Unweave derives rules; ids are unique within one set. */
export interface Rule {
  readonly id: number;
  readonly priority: number;
  readonly action: { readonly type: 'allow' | 'allowAllRequests' | 'block' };
  readonly condition: {
    readonly requestDomains?: readonly string[];
    readonly initiatorDomains?: readonly string[];
    readonly excludedInitiatorDomains?: readonly string[];
    /** Chromium 145 and newer. A browser that does not know a key refuses the whole call. */
    readonly topDomains?: readonly string[];
    readonly excludedTopDomains?: readonly string[];
    readonly resourceTypes: readonly string[];
  };
}

/** What the browser at hand understands of rules. */
export interface Dialect {
  /** Whether conditions may name the top-level site (Chromium) or only the asking frame (Firefox). */
  readonly topDomains: boolean;
  /** Every resource type that the browser knows; one type too many is refused. */
  readonly resourceTypes: readonly string[];
}
