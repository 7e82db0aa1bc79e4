import { addressesOf, type Embed, KNOWN_EMBEDS, placeholderQuery } from '../domain/embeds.ts';
import type { EmbedLoad } from '../domain/protection.ts';
import { isLender } from '../domain/site.ts';
import { NO_COOKIES } from './headers.ts';
import { PRIORITY } from './priorities.ts';
import type { Draft, RuleCondition } from './rule.ts';
import type { Sources } from './sources.ts';
import { meantBy } from './stubs.ts';

const FRAMES = ['sub_frame'] as const;

/** Strict: embeds of strangers are shown as placeholders. On its own sites a company is none. */
export function embedRules({ catalog, dialect, placeholder }: Sources): Draft[] {
  if (placeholder === undefined) return [];
  return KNOWN_EMBEDS.map((embed) => {
    // Not what it lends to others: on a.blogspot.com Google is a stranger.
    const own = catalog.domainsOf(embed.company).filter((domain) => !isLender(domain));
    const elsewhere = dialect.topDomains
      ? { excludedTopDomains: own }
      : { excludedInitiatorDomains: own };
    const condition = { requestDomains: embed.domains, ...elsewhere, resourceTypes: FRAMES };
    return placeholderOf(
      embed,
      condition,
      PRIORITY.embeds,
      `${placeholder}${placeholderQuery(false)}`,
    );
  });
}

/**
 * Embeds of what a person blocks: they see that they did, where the browser would show a broken
 * page.
 *
 * @param condition of the block, below `priority`
 */
export function blockedEmbeds(
  condition: RuleCondition,
  priority: number,
  placeholder: string | undefined,
): Draft[] {
  if (placeholder === undefined) return [];
  return KNOWN_EMBEDS.flatMap((embed) => {
    const requestDomains = meantBy(condition, embed.domains);
    if (requestDomains.length === 0) return [];
    const met = { ...condition, requestDomains, resourceTypes: FRAMES };
    return [placeholderOf(embed, met, priority, `${placeholder}${placeholderQuery(true)}`)];
  });
}

/**
 * Lets an embed in once, in one tab. The level stays what it is: its frame gets no cookies, and what
 * it asks for itself is treated as ever.
 */
export function loadRules(loads: readonly EmbedLoad[]): Draft[] {
  return loads.flatMap(({ tabId, embed: id }): Draft[] => {
    const embed = KNOWN_EMBEDS.find((one) => one.id === id);
    if (!embed) return [];
    const requestDomains = embed.domains;
    const condition = { requestDomains, tabIds: [tabId], resourceTypes: FRAMES };
    const { request: requestHeaders, response: responseHeaders } = NO_COOKIES;
    return [
      { priority: PRIORITY.loadedOnce, action: { type: 'allow' }, condition },
      {
        priority: PRIORITY.loadedOnce + 1,
        action: { type: 'modifyHeaders', requestHeaders, responseHeaders },
        condition,
      },
    ];
  });
}

function placeholderOf(
  embed: Embed,
  condition: RuleCondition,
  priority: number,
  address: string,
): Draft {
  return {
    priority,
    action: { type: 'redirect', redirect: { regexSubstitution: `${address}\\0` } },
    // A frame within a frame of the same site belongs to what was loaded already.
    condition: { ...condition, regexFilter: addressesOf(embed), domainType: 'thirdParty' },
  };
}
