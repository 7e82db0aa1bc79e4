import type { Category } from '../../domain/catalog.ts';
import type { Owner } from './owner.ts';

/** Domains that third-party-web counts to a company that does not own them. */
export const MISPLACED: readonly Owner[] = [
  {
    name: 'Aniview',
    category: 'advertising',
    domains: { advertising: 'aniview.com' },
    why: 'a video ad company, not Tealium',
  },
  {
    name: 'Nativo',
    category: 'advertising',
    domains: { advertising: 'ntv.io postrelease.com' },
    why: 'native ads; not Quantcast',
  },
  {
    name: 'Venatus',
    category: 'advertising',
    domains: { advertising: 'vntsm.com vntsm.io' },
    why: 'ads on games sites; not LoopMe',
  },
  {
    name: 'Browsi',
    category: 'advertising',
    domains: { advertising: 'browsiprod.com' },
    why: 'ad placement; not Yahoo',
  },
  {
    name: 'Peer39',
    category: 'advertising',
    domains: { advertising: 'peer39.net' },
    why: 'on its own since Sizmek was sold in parts in 2019',
  },
  {
    name: 'TrustedSite',
    category: 'utility',
    domains: { utility: 'ywxi.net trustedsite.com' },
    why: 'site seals (once McAfee Secure); not Tencent',
  },
];

/** Domains that say nothing about the company that third-party-web counts them to. */
export const UNTRUE: Readonly<Record<string, string>> = {
  '01net.com': 'a news site, not a host of Smart AdServer',
  '105app.com': 'one customer of Amazon’s load balancers',
  'gateway.net': 'not Microsoft’s',
  'imageg.net': 'pictures of one shop platform, not Adobe’s analytics',
};

/** What an entity of third-party-web does, where it says otherwise. */
export const CATEGORY_OF: Readonly<Record<string, { category: Category; why: string }>> = {
  Clarity: { category: 'analytics', why: 'records what visitors do on a page' },
  Cookiebot: { category: 'consent', why: 'a consent dialog' },
  'Cookie-Script.com': { category: 'consent', why: 'a consent dialog' },
  iubenda: { category: 'consent', why: 'a consent dialog' },
  TrustArc: { category: 'consent', why: 'a consent dialog' },
  CookieQ: { category: 'consent', why: 'a consent dialog' },
  Civic: { category: 'consent', why: 'a consent dialog' },
  Okta: { category: 'utility', why: 'sign-in, not measuring' },
  'Business Week': { category: 'delivery', why: 'a magazine, not a network' },

  'Quora Ads': { category: 'social', why: 'quora.com is the site itself' },
};
