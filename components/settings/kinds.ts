import type { PlainKey } from '@/components/ui/words';
import type { Origin } from '@/lib/domain/decision';
import type { LedgerEntry } from '@/lib/domain/ledger';

/** What a kind of line is called, and what it is filtered by. */
export const KIND: Readonly<Record<LedgerEntry['kind'] | 'all', PlainKey>> = {
  all: 'settingsAll',
  block: 'settingsBlocked',
  limit: 'settingsLimited',
  allow: 'settingsAllowed',
  trust: 'settingsTrusted',
};

/** From where a person decided. */
export const ORIGIN: Readonly<Record<Origin, PlainKey>> = {
  popup: 'settingsFromPopup',
  atlas: 'settingsFromAtlas',
  ledger: 'settingsFromLedger',
  finder: 'settingsFromFinder',
  embed: 'settingsFromEmbed',
  sync: 'settingsFromSync',
  import: 'settingsFromImport',
};
