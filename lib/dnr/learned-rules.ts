import { EMBEDS } from './decision-rules.ts';
import { NO_COOKIES } from './headers.ts';
import { PRIORITY } from './priorities.ts';
import type { Dialect, Draft } from './rule.ts';

/**
 * Strict: strangers that behave like trackers get and set no cookies, and are not told which page
 * asks; frames are told, because many show nothing without. Sites that behave like that themselves
 * are left to what holds for every stranger.
 */
export function learnedRules(domains: readonly string[], dialect: Dialect): Draft[] {
  if (domains.length === 0) return [];
  const requestDomains = [...domains].sort();
  const own = dialect.topDomains
    ? { excludedTopDomains: requestDomains }
    : { excludedInitiatorDomains: requestDomains };
  const limit = (resourceTypes: readonly string[], referer: boolean): Draft => ({
    priority: PRIORITY.learned,
    action: {
      type: 'modifyHeaders',
      requestHeaders: [
        ...NO_COOKIES.request,
        ...(referer ? [{ header: 'referer', operation: 'remove' } as const] : []),
      ],
      responseHeaders: NO_COOKIES.response,
    },
    condition: { requestDomains, ...own, resourceTypes },
  });
  const types = dialect.resourceTypes.filter((type) => type !== 'main_frame');
  return [
    limit(
      types.filter((type) => !EMBEDS.has(type)),
      true,
    ),
    limit(
      types.filter((type) => EMBEDS.has(type)),
      false,
    ),
  ];
}
