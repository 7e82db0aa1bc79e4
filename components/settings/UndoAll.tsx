import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { type LedgerEntry, undoneOf } from '@/lib/domain/ledger';
import type { Moment } from '@/lib/domain/standing';
import { useSettings } from './SettingsContext.tsx';

/** Takes back everything at once; and brings it back, as long as the browser runs. */
export function UndoAll(props: {
  readonly entries: readonly LedgerEntry[];
  readonly moment: Moment;
}) {
  const { entries, moment } = props;
  const words = useWords();
  const send = useSettings((state) => state.send);
  const pending = useSettings(
    (state) => state.pending.has('undo-all') || state.pending.has('bring-back'),
  );
  const undone = undoneOf(moment);
  return (
    <>
      <div className={undone.length > 0 ? 'undo-all undone' : undefined}>
        {/* It is there before it says anything, or that would not be read aloud. */}
        <p role="status">
          {undone.length > 0 && words.say('settingsUndone', whatOf(words, undone))}
        </p>
        {undone.length > 0 && (
          <button
            type="button"
            className="choice-button"
            disabled={pending}
            onClick={() => void send({ type: 'bring-back' })}
          >
            {words.say('settingsBringBack')}
          </button>
        )}
      </div>
      {entries.length > 0 && (
        <div className="undo-all">
          <button
            type="button"
            className="link"
            disabled={pending}
            onClick={() => void send({ type: 'undo-all' })}
          >
            {words.say('settingsUndoAll')}
          </button>{' '}
          <span className="muted">{words.say('settingsUndoMeans', whatOf(words, entries))}</span>
        </div>
      )}
    </>
  );
}

/** "4 decisions and the trust in 3 sites". */
function whatOf(words: Words, entries: readonly LedgerEntry[]): string {
  const trusts = entries.filter(({ kind }) => kind === 'trust').length;
  const decisions = entries.length - trusts;
  return words.list([
    ...(decisions > 0 ? [words.count('settingsDecisions', decisions)] : []),
    ...(trusts > 0 ? [words.count('settingsTrusts', trusts)] : []),
  ]);
}
