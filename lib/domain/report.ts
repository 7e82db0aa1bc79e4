import type { Entity } from './catalog.ts';
import type { VerdictCounts } from './verdict.ts';

/** What one third-party host did on one page. */
export interface HostCount extends VerdictCounts {
  readonly host: string;
  /** Id of the entity that owns the host. */
  readonly company: string;
  /** Whether it holds a cookie by which it can recognise this browser. */
  readonly cookie: boolean;
}

/** A company on a page, with what the record knows of it beyond this page. */
export interface CompanyInfo extends Entity {
  /** Owned by the owner of the site: a third party, but no stranger. */
  readonly affiliated: boolean;
  /** On how many of your sites it was seen, this one included. */
  readonly sites: number;
}

/** Another site of yours that companies of this page also saw you on. */
export interface Neighbour {
  readonly site: string;
  readonly links: readonly { readonly company: string; readonly through: boolean }[];
}

/** Everything the popup shows of one page; kept in `storage.session` while its tab lives. */
export interface PageReport {
  /** Site of the top-level document. */
  readonly site: string;
  /** Host of the top-level document. */
  readonly host: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Seen in a private window: kept in memory only. */
  readonly private: boolean;
  /** Every third-party host of the page, in order of appearance. */
  readonly hosts: readonly HostCount[];
  /** One for each company that owns a host of the page. */
  readonly companies: readonly CompanyInfo[];
  /** The most telling other sites, at most a dozen. */
  readonly neighbours: readonly Neighbour[];
  /** How many of your sites are on record, this one included. */
  readonly totalSites: number;
  /** Requests to hosts beyond the number that one report can hold; 0 on any sane page. */
  readonly overflow: number;
  /** Hosts were let go of, because there was no room for them: it says nothing of the page. */
  readonly partial?: true | undefined;
}
