import type { PlainKey, Words } from '@/components/ui/words';
import type { Command } from '@/lib/domain/command';
import type { NoticeId } from '@/lib/domain/notice';
import type { CommandFailure } from '@/lib/stores/sending';

/** What each notice says. */
export const NOTICE: Readonly<Record<NoticeId, PlainKey>> = {
  'settings-unreadable': 'noticeSettingsUnreadable',
  'record-unreadable': 'noticeRecordUnreadable',
  'record-full': 'noticeRecordFull',
  'import-failed': 'noticeImportFailed',
  'lists-left-out': 'noticeListsLeftOut',
  'rules-refused': 'noticeRulesRefused',
  'rulesets-missing': 'noticeRulesetsMissing',
  'catalog-unreadable': 'noticeCatalogUnreadable',
  'stubs-unreadable': 'noticeStubsUnreadable',
  'sync-problem': 'noticeSyncProblem',
  'memory-full': 'noticeMemoryFull',
};

/** What the settings page says more of. */
export const EXPLAINED_IN_SETTINGS: ReadonlySet<NoticeId> = new Set([
  'sync-problem',
  'rulesets-missing',
]);

/** Why a command did not do what was asked, and what holds now. */
export function commandFailureText(words: Words, failure: CommandFailure): string {
  const failed = words.say(FAILED[failure.command.type]);
  if (failure.kind === 'unreachable') return `${failed} ${words.say('failedUnreachable')}`;
  return failure.saved ? words.say('failedSaved') : failed;
}

const FAILED = {
  trust: 'failedTrust',
  distrust: 'failedTrust',
  decide: 'failedDecide',
  undecide: 'failedDecide',
  'undo-all': 'failedDecide',
  'bring-back': 'failedDecide',
  level: 'failedLevel',
  pause: 'failedPause',
  signal: 'failedDecide',
  list: 'failedDecide',
  find: 'failedFind',
  dismiss: 'failedDismiss',
} as const satisfies Record<Command['type'], PlainKey>;
