/** A person's choice on a company, everywhere. */
export type Choice = 'block' | 'allow';

/** The person's settings as a whole. */
export interface Protection {
  readonly version: 1;
  /** Sites where protection is off, in the order in which they were trusted. */
  readonly trustedSites: readonly string[];
  /** Choice by entity id. A company without one follows the lists. */
  readonly decisions: Readonly<Record<string, Choice>>;
}

/** What holds on a new installation, and when the stored settings cannot be read. */
export const DEFAULT_PROTECTION: Protection = { version: 1, trustedSites: [], decisions: {} };
