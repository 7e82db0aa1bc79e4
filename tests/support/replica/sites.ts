import { CORNERS } from './sites/corners.ts';
import { CROWDED } from './sites/crowded.ts';
import { NEWS } from './sites/news.ts';
import { PEOPLE } from './sites/people.ts';
import { SHOPS } from './sites/shops.ts';
import type { Web } from './web.ts';

/**
 * A small copy of the web: well-known sites that ask well-known companies for what such sites ask
 * them for. The biggest company is on more than half of the sites, most are on one or two.
 */
export const SMALL_WEB: Web = {
  sites: [...NEWS, CROWDED, ...SHOPS, ...PEOPLE, ...CORNERS],
  cookieSetters: [
    'adnxs.com',
    'adsrvr.org',
    'amazon-adsystem.com',
    'amazon.com',
    'bidswitch.net',
    'bing.com',
    'casalemedia.com',
    'clarity.ms',
    'criteo.com',
    'demdex.net',
    'doubleclick.net',
    'everesttech.net',
    'facebook.com',
    'google.com',
    'linkedin.com',
    'mathtag.com',
    'nytimes.com',
    'openx.net',
    'outbrain.com',
    'pinterest.com',
    'pubmatic.com',
    'quantserve.com',
    'reddit.com',
    'rlcdn.com',
    'rubiconproject.com',
    'scorecardresearch.com',
    'snapchat.com',
    't.co',
    'taboola.com',
    'tapad.com',
    'tiktok.com',
    'twitter.com',
    'yahoo.com',
    'youtube.com',
    'zappos.com',
  ],
};
