import { Banner, Detail, NoticeBanner } from '@/components/notices/Banner';
import { commandFailureText } from '@/components/notices/notice-words';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import type { Failure, PopupFacts } from '@/lib/stores/popup';
import { usePopup } from './PopupContext.tsx';
import { REPORT } from './Report.tsx';

/** What went wrong and what still works: the last failure first, then the standing notices. */
export function Banners({ facts }: { readonly facts: PopupFacts }) {
  const words = useWords();
  const failure = usePopup((state) => state.failure);
  const forgetFailure = usePopup((state) => state.forgetFailure);
  const requestPermission = usePopup((state) => state.requestPermission);
  const openSettings = usePopup((state) => state.openSettings);
  const readFailure = usePopup((state) => state.readFailure);
  const kept = useKeptFocus(REPORT);
  const partly = facts.page.kind === 'report' && !facts.permitted;
  if (!failure && !partly && readFailure === undefined && facts.notices.length === 0) return null;
  return (
    <div ref={kept} className="banners">
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
        <NoticeBanner key={notice.id} notice={notice} openSettings={() => void openSettings()} />
      ))}
    </div>
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
    default:
      return commandFailureText(words, failure);
  }
}
