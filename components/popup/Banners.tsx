import type { ReactNode } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import type { PlainKey, Words } from '@/components/ui/words';
import type { Command } from '@/lib/domain/command';
import type { Notice, NoticeId } from '@/lib/domain/notice';
import type { Failure, PopupFacts } from '@/lib/stores/popup';
import { subjectOf } from '@/lib/stores/sending';
import { usePopup } from './PopupContext.tsx';

const NOTICE: Readonly<Record<NoticeId, PlainKey>> = {
  'settings-unreadable': 'noticeSettingsUnreadable',
  'record-unreadable': 'noticeRecordUnreadable',
  'record-full': 'noticeRecordFull',
  'rules-refused': 'noticeRulesRefused',
  'rulesets-missing': 'noticeRulesetsMissing',
  'catalog-unreadable': 'noticeCatalogUnreadable',
  'stubs-unreadable': 'noticeStubsUnreadable',
  'sync-problem': 'noticeSyncProblem',
};

/** What went wrong and what still works: the last failure first, then the standing notices. */
export function Banners({ facts }: { readonly facts: PopupFacts }) {
  const words = useWords();
  const failure = usePopup((state) => state.failure);
  const forgetFailure = usePopup((state) => state.forgetFailure);
  const requestPermission = usePopup((state) => state.requestPermission);
  const readFailure = usePopup((state) => state.readFailure);
  const partly = facts.page.kind === 'report' && !facts.permitted;
  if (!failure && !partly && readFailure === undefined && facts.notices.length === 0) return null;
  return (
    <div className="banners">
      {failure && (
        <Banner urgent action={words.say('dismiss')} onAction={forgetFailure}>
          <FailureText failure={failure} />
        </Banner>
      )}
      {readFailure !== undefined && (
        <Banner urgent>
          {words.say('readFailed')} <Detail text={readFailure} />
        </Banner>
      )}
      {partly && (
        <Banner action={words.say('permissionButton')} onAction={requestPermission}>
          {words.say('permissionPartly')}
        </Banner>
      )}
      {facts.notices.map((notice) => (
        <NoticeBanner key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

/** What the settings page says more of. */
const EXPLAINED_IN_SETTINGS: ReadonlySet<NoticeId> = new Set(['sync-problem', 'rulesets-missing']);

function NoticeBanner({ notice }: { readonly notice: Notice }) {
  const words = useWords();
  const openSettings = usePopup((state) => state.openSettings);
  const send = usePopup((state) => state.send);
  const pending = usePopup((state) =>
    state.pending.has(subjectOf({ type: 'dismiss', notice: notice.id })),
  );
  return (
    <Banner
      action={words.say('dismiss')}
      busy={pending}
      onAction={() => void send({ type: 'dismiss', notice: notice.id })}
    >
      {words.say(NOTICE[notice.id])} <Detail text={notice.detail} />
      {EXPLAINED_IN_SETTINGS.has(notice.id) && (
        <button type="button" className="link" onClick={() => void openSettings()}>
          {words.say('noticeMore')}
        </button>
      )}
    </Banner>
  );
}

function FailureText({ failure }: { readonly failure: Failure }) {
  const words = useWords();
  return (
    <>
      {failureText(words, failure)} <Detail text={failure.reason} />
    </>
  );
}

function failureText(words: Words, failure: Failure): string {
  switch (failure.kind) {
    case 'permission':
      return words.say('failedPermission');
    case 'reload':
      return words.say('failedReload');
    case 'unreachable':
      return `${words.say(FAILED[failure.command.type])} ${words.say('failedUnreachable')}`;
    case 'refused':
      return words.say(failure.saved ? 'failedSaved' : FAILED[failure.command.type]);
  }
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

/** The browser's own words, where it gave any. */
function Detail({ text }: { readonly text: string }) {
  const words = useWords();
  return text === '' ? null : <span className="detail">{words.say('browserSays', text)}</span>;
}

function Banner(props: {
  readonly urgent?: boolean;
  readonly action?: string;
  readonly busy?: boolean;
  readonly onAction?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <div className="banner" role={props.urgent ? 'alert' : 'status'}>
      <p>{props.children}</p>
      {props.action && (
        <button type="button" className="link" disabled={props.busy} onClick={props.onAction}>
          {props.action}
        </button>
      )}
    </div>
  );
}
