import { useEffect, useRef, useState } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import type { LedgerEntry } from '@/lib/domain/ledger';
import { useSettings } from './SettingsContext.tsx';

/** Takes back everything, after saying what that means: it cannot be undone. */
export function UndoAll({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const words = useWords();
  const send = useSettings((state) => state.send);
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  // The safe answer has the focus.
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  const trusts = entries.filter(({ kind }) => kind === 'trust').length;
  const decisions = entries.length - trusts;
  const what = [
    ...(decisions > 0 ? [words.count('settingsDecisions', decisions)] : []),
    ...(trusts > 0 ? [words.count('settingsTrusts', trusts)] : []),
  ];
  if (!asking) {
    return (
      <div className="undo-all">
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {words.say('settingsUndoAll')}
        </button>
      </div>
    );
  }
  return (
    <fieldset className="undo-all asking" aria-label={words.say('settingsUndoAll')}>
      <p>{words.say('settingsUndoMeans', words.list(what))}</p>
      <div>
        <button ref={keep} type="button" className="choice-button" onClick={() => setAsking(false)}>
          {words.say('settingsKeep')}
        </button>
        <button
          type="button"
          className="choice-button danger"
          onClick={() => {
            setAsking(false);
            void send({ type: 'undo-all' });
          }}
        >
          {words.say('settingsUndoAllYes')}
        </button>
      </div>
    </fieldset>
  );
}
