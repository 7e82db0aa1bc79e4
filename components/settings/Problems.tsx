import { useWords } from '@/components/ui/WordsContext';
import { useSettings } from './SettingsContext.tsx';

/** What could not be read, or was asked for and did not happen. */
export function Problems() {
  const words = useWords();
  const readFailure = useSettings((state) => state.readFailure);
  const failure = useSettings((state) => state.failure);
  const forget = useSettings((state) => state.forgetFailure);
  const says = (reason: string) => (reason === '' ? '' : words.say('browserSays', reason));
  return (
    <>
      {readFailure !== undefined && (
        <p className="problem" role="alert">
          {words.say('settingsUnread')} {says(readFailure)}
        </p>
      )}
      {failure && (
        <p className="problem" role="alert">
          <span>
            {failure.kind === 'refused' && failure.saved
              ? words.say('failedSaved')
              : words.say(
                  failure.kind === 'refused' ? 'settingsRefused' : 'failedUnreachable',
                )}{' '}
            {says(failure.reason)}
          </span>
          <button type="button" className="link" onClick={forget}>
            {words.say('dismiss')}
          </button>
        </p>
      )}
    </>
  );
}
