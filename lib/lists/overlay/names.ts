import type { Category } from '../../domain/catalog.ts';
import type { Owner } from './owner.ts';

/** What people call it, what it does, what third-party-web calls it, and further domains. */
type Entry = readonly [name: string, category: Category, entity: string, domains?: string];

const ENTRIES: readonly Entry[] = [
  ['Branch', 'advertising', 'Branch Metrics', 'bnc.lt'],
  ['BugHerd', 'utility', 'Macropod'],
  ['Clicky', 'analytics', 'Roxr Software'],
  ['eBay', 'utility', 'eBay', 'ebaystatic.com ebayrtm.com ebayadservices.com'],
  ['HubSpot', 'marketing', 'Hubspot', 'hubspotusercontent.com hsappstatic.net usemessages.com'],
  ['impact.com', 'advertising', 'Impact Radius', 'impact.com'],
  ['JW Player', 'video', 'LongTail Ad Solutions', 'jwpcdn.com jwplayer.com'],
  ['Klarna', 'utility', 'Klarna', 'klarnacdn.net klarnaservices.com klarnaevt.com'],
  ['Klaviyo', 'marketing', 'Klaviyo'],
  ['Mailchimp', 'marketing', 'Mailchimp', 'mcusercontent.com mailchi.mp mailchimpapp.net'],
  ['Mediavine', 'advertising', 'Mediavine', 'grow.me'],
  ['MediaMath', 'advertising', 'Media Math'],
  ['PubMatic', 'advertising', 'Pubmatic'],
  ['Reddit', 'social', 'reddit', 'redd.it redditmedia.com'],
  ['Shopify', 'delivery', 'Shopify', 'shopify.com shop.app'],
  ['Smartlook', 'analytics', 'Smartlook'],
  ['Squarespace', 'delivery', 'Squarespace', 'squarespace-cdn.com'],
  ['Trustpilot', 'utility', 'Trust Pilot'],
  ['Dynatrace', 'utility', 'Dynatrace', 'dynatrace.com dynatracelabs.com'],
  ['Webflow', 'delivery', 'Webflow', 'webflow.com webflow.io website-files.com'],
  ['Zendesk', 'support', 'ZenDesk'],
];

/** Companies under the name that they go by today. */
export const NAMES: readonly Owner[] = ENTRIES.map(([name, category, entity, domains]) => ({
  name,
  category,
  entities: [entity],
  ...(domains !== undefined && { domains: { [category]: domains } }),
  why: 'the name that it goes by, and domains that carry it',
}));
