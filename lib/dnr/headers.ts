import type { Signal } from '../domain/protection.ts';
import { PRIORITY } from './priorities.ts';
import type { Dialect, Draft, HeaderChange } from './rule.ts';

/** No cookies in either direction. */
export const NO_COOKIES: {
  readonly request: readonly HeaderChange[];
  readonly response: readonly HeaderChange[];
} = {
  request: [{ header: 'cookie', operation: 'remove' }],
  response: [{ header: 'set-cookie', operation: 'remove' }],
};

/** Strict: no stranger gets or sets cookies. */
export function strictRules({ resourceTypes }: Dialect): Draft[] {
  return [
    {
      priority: PRIORITY.strangers,
      action: {
        type: 'modifyHeaders',
        requestHeaders: NO_COOKIES.request,
        responseHeaders: NO_COOKIES.response,
      },
      condition: {
        domainType: 'thirdParty',
        resourceTypes: resourceTypes.filter((type) => type !== 'main_frame'),
      },
    },
  ];
}

const HEADERS: Readonly<Record<Signal, HeaderChange>> = {
  // https://w3c.github.io/gpc/ and https://www.w3.org/TR/tracking-dnt/
  gpc: { header: 'sec-gpc', operation: 'set', value: '1' },
  dnt: { header: 'dnt', operation: 'set', value: '1' },
};

/** What the person tells every site, in every request. */
export function signalRules(
  signals: Readonly<Record<Signal, boolean>>,
  { resourceTypes }: Dialect,
): Draft[] {
  const on = (Object.keys(HEADERS) as Signal[]).filter((signal) => signals[signal]);
  if (on.length === 0) return [];
  return [
    {
      priority: PRIORITY.signals,
      action: { type: 'modifyHeaders', requestHeaders: on.map((signal) => HEADERS[signal]) },
      condition: { resourceTypes },
    },
  ];
}
