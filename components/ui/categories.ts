import type { Category, Source } from '@/lib/domain/catalog';
import type { PlainKey, Words } from './words.ts';

/** What each category is called. */
export const CATEGORY: Readonly<Record<Category, PlainKey>> = {
  advertising: 'categoryAdvertising',
  analytics: 'categoryAnalytics',
  consent: 'categoryConsent',
  delivery: 'categoryDelivery',
  marketing: 'categoryMarketing',
  social: 'categorySocial',
  support: 'categorySupport',
  'tag-manager': 'categoryTagManager',
  tracking: 'categoryTracking',
  unknown: 'categoryUnknown',
  utility: 'categoryUtility',
  video: 'categoryVideo',
};

const SOURCE: Readonly<Record<Source, PlainKey>> = {
  'third-party-web': 'sourceThirdPartyWeb',
  unweave: 'sourceUnweave',
  'adguard-base': 'sourceAdguardBase',
  'adguard-tracking': 'sourceAdguardTracking',
  none: 'sourceNone',
};

/** Where name and category of a company come from. */
export function sourceLine(words: Words, source: Source): string {
  return words.say(SOURCE[source]);
}
