import type { Ruling } from '../domain/in-force.ts';
import { PRIORITY } from './priorities.ts';
import type { Dialect, Draft, HeaderChange } from './rule.ts';

/** What every browser does where a page does not ask for more: other sites are told the origin. */
const ORIGIN_ONLY = 'strict-origin-when-cross-origin';

/** Policies by which a page tells other sites its whole address. */
const CHATTY = ['*unsafe-url*', '*no-referrer-when-downgrade*'];

/**
 * Pages on which something is limited must not tell their whole address. Only a policy that says
 * more than the origin is replaced: to set one everywhere would weaken pages that say less.
 */
export function referrerRules(rulings: readonly Ruling[], dialect: Dialect): Draft[] {
  const limits = rulings.filter(({ action }) => action === 'limit');
  // Firefox trims what goes to other sites by itself, and has no such condition.
  if (limits.length === 0 || !dialect.responseHeaders) return [];
  const sites = limits.map(({ site }) => site);
  const where = sites.includes(undefined)
    ? {}
    : { requestDomains: [...new Set(sites as string[])].sort() };
  return [
    {
      priority: PRIORITY.referrer,
      action: {
        type: 'modifyHeaders',
        responseHeaders: [{ header: 'referrer-policy', operation: 'set', value: ORIGIN_ONLY }],
      },
      condition: {
        ...where,
        responseHeaders: [{ header: 'referrer-policy', values: CHATTY }],
        resourceTypes: ['main_frame'],
      },
    },
  ];
}

/**
 * A rule cannot shorten a header, and one that sets it would speak for pages that want to say
 * nothing: what is limited is told nothing.
 */
export const NO_REFERER: HeaderChange = { header: 'referer', operation: 'remove' };
