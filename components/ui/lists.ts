import type { PlainKey, Words } from '@/components/ui/words';

const NAMES: Readonly<Record<string, PlainKey>> = {
  base: 'listBase',
  tracking: 'listTracking',
  companies: 'listCompanies',
  parameters: 'listParameters',
  social: 'listSocial',
  urlhaus: 'listUrlhaus',
  badware: 'listBadware',
  'cookie-notices': 'listCookieNotices',
  annoyances: 'listAnnoyances',
  chinese: 'listChinese',
  dutch: 'listDutch',
  french: 'listFrench',
  german: 'listGerman',
  italian: 'listItalian',
  japanese: 'listJapanese',
  russian: 'listRussian',
  'spanish-portuguese': 'listSpanishPortuguese',
  swedish: 'listSwedish',
  turkish: 'listTurkish',
  ukrainian: 'listUkrainian',
};

/** The name of a packaged list; its id where the screens do not know it. */
export function listName(words: Words, id: string): string {
  const key = NAMES[id];
  return key ? words.say(key) : id;
}
