import './banner.css';
import type { ReactNode } from 'react';
import { useDeciding } from '@/components/decisions/DecidingContext';
import { useWords } from '@/components/ui/WordsContext';
import type { Notice } from '@/lib/domain/notice';
import { subjectOf } from '@/lib/stores/sending';
import { EXPLAINED_IN_SETTINGS, NOTICE } from './notice-words.ts';

/** A notice of the background, until the person dismisses it. */
export function NoticeBanner(props: {
  readonly notice: Notice;
  /** Opens the settings, which say more of some notices. */
  readonly openSettings?: () => void;
}) {
  const { notice, openSettings } = props;
  const words = useWords();
  const send = useDeciding((state) => state.send);
  const pending = useDeciding((state) =>
    state.pending.has(subjectOf({ type: 'dismiss', notice: notice.id })),
  );
  return (
    <Banner
      action={words.say('dismiss')}
      busy={pending}
      onAction={() => void send({ type: 'dismiss', notice: notice.id })}
    >
      {words.say(NOTICE[notice.id])} <Detail text={notice.detail} />
      {openSettings && EXPLAINED_IN_SETTINGS.has(notice.id) && (
        <button type="button" className="link" onClick={openSettings}>
          {words.say('noticeMore')}
        </button>
      )}
    </Banner>
  );
}

/** The browser's own words, where it gave any. */
export function Detail({ text }: { readonly text: string }) {
  const words = useWords();
  return text === '' ? null : <span className="detail">{words.say('browserSays', text)}</span>;
}

/** A line that says what went wrong, with one thing to do about it. */
export function Banner(props: {
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
