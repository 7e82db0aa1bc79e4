import type { Verdict } from './verdict.ts';

/** What the browser tells of where a request came from; each field only where the browser has it. */
export interface RequestOrigin {
  /** Tab id; -1 where the request belongs to no tab (shared and service workers). */
  readonly tabId: number;
  /** The document that asked; absent for navigations of frames and for workers. */
  readonly documentId?: string | undefined;
  /** The document that holds the asking frame. */
  readonly parentDocumentId?: string | undefined;
  /** Origin or URL of the immediate asker, which may be a nested frame; `"null"` if opaque. */
  readonly initiator?: string | undefined;
  /** URL of the top-level document, where the browser says it (Firefox). */
  readonly topUrl?: string | undefined;
  /** Whether its window is a private one, where the browser says it (Firefox). */
  readonly isPrivate?: boolean | undefined;
}

/** The end of one request: the only moment that is recorded. */
export interface RequestEnd extends RequestOrigin {
  readonly host: string;
  readonly verdict: Verdict;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** The fields of the browser's webRequest details that decide what became of a request. */
export interface RequestDetails {
  readonly url: string;
  readonly method: string;
  readonly fromCache?: boolean;
  readonly error?: string;
  readonly redirectUrl?: string;
}

/**
 * What became of a request that the browser has just ended or redirected; `undefined` when this
 * event must not be counted. `hosts` compares the host names of two URLs.
 */
export function verdictOf(
  details: RequestDetails,
  sameHost: (a: string, b: string) => boolean,
): Verdict | undefined {
  // A CORS preflight is the browser's own question; the request it asks for comes by itself.
  if (details.method === 'OPTIONS') return undefined;
  if (details.redirectUrl !== undefined) {
    // Our stub, or another extension's: either way nothing left the browser.
    if (EXTENSION_URL.test(details.redirectUrl)) return 'stubbed';
    // An upgrade to https, a stripped parameter, a path on the same host: its end will be counted.
    // A redirect that was kept in the cache reached nobody.
    const isCounted = !details.fromCache && !sameHost(details.url, details.redirectUrl);
    return isCounted ? 'allowed' : undefined;
  }
  if (details.error !== undefined) return verdictOfError(details.error);
  // Answered from the cache: the third party never heard of it. (A 304 does not say fromCache.)
  return details.fromCache ? undefined : 'allowed';
}

function verdictOfError(error: string): Verdict | undefined {
  if (BLOCKED.has(error)) return 'blocked';
  // A font asked for again (the second request is counted), or a host that could not be reached.
  if (NEVER_LEFT.has(error)) return undefined;
  // Aborted by the page, refused by CORS, cut off: the request was let through all the same.
  return 'allowed';
}

const EXTENSION_URL = /^(chrome|moz)-extension:/;

/** How browsers report a request that a declarative rule stopped (Chromium; Firefox). */
const BLOCKED = new Set(['net::ERR_BLOCKED_BY_CLIENT', 'NS_ERROR_ABORT']);

/** Errors after which it is certain that no server was asked. */
const NEVER_LEFT = new Set([
  'net::ERR_CACHE_MISS',
  'net::ERR_NAME_NOT_RESOLVED',
  'net::ERR_INTERNET_DISCONNECTED',
  'net::ERR_ADDRESS_UNREACHABLE',
  'net::ERR_CONNECTION_REFUSED',
  'net::ERR_UNKNOWN_URL_SCHEME',
  'NS_ERROR_UNKNOWN_HOST',
  'NS_ERROR_OFFLINE',
  'NS_ERROR_CONNECTION_REFUSED',
]);
