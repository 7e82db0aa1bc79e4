import { useEffect, useRef } from 'react';
import { Ask } from '@/components/ui/Ask';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { startOf } from '@/lib/domain/day';
import type { FoundFile } from '@/lib/stores/your-data';
import { useData, useDataStore } from './DataContext.tsx';
import { Progress } from './Progress.tsx';

/** A file is read first, what is in it is told, and only then it is taken in. */
export function Import() {
  const words = useWords();
  const job = useData((state) => state.job);
  const found = useData((state) => state.found);
  const { stage } = useDataStore().getState();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="card padded data-card">
      {job?.kind === 'stage' && <Progress label={words.say('dataReading')} share={job.share} />}
      {found && <Found found={found} />}
      {job?.kind !== 'stage' && !found && (
        <>
          <button
            type="button"
            className="button small"
            disabled={job !== undefined}
            onClick={() => input.current?.click()}
          >
            {words.say('dataChoose')}
          </button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".json,application/json"
            aria-label={words.say('dataChoose')}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              // The same file may be chosen again.
              event.currentTarget.value = '';
              if (file) void stage(file);
            }}
          />
        </>
      )}
    </div>
  );
}

function Found({ found }: { readonly found: FoundFile }) {
  const words = useWords();
  const pending = useData((state) => state.pending);
  const { takeIn, discard } = useDataStore().getState();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="data-found" aria-busy={pending}>
      <h3 ref={heading} tabIndex={-1}>
        {words.say('dataFound')}
      </h3>
      <p>{foundWords(words, found)}</p>
      <p className="muted">{words.say('dataAddMeans')}</p>
      <div className="data-choices">
        <button
          type="button"
          className="button primary small"
          disabled={pending}
          onClick={() => void takeIn('add')}
        >
          {words.say('dataAdd')}
        </button>
        <Ask
          label={words.say('dataReplace')}
          className="choice-button"
          disabled={pending}
          question={<p>{words.say('dataReplaceMeans')}</p>}
          yes={words.say('dataReplaceYes')}
          no={words.say('dataKeepIt')}
          onYes={() => void takeIn('replace')}
        />
        <button type="button" className="link" disabled={pending} onClick={() => void discard()}>
          {words.say('dataDiscard')}
        </button>
      </div>
    </div>
  );
}

/** "227 sites, 1 Mar – 21 Nov 2026; 12 decisions and 2 lists of yours." */
function foundWords(words: Words, { sites, from, to, settings }: FoundFile): string {
  const parts = [words.count('sitesCount', sites)];
  if (from !== undefined && to !== undefined) parts.push(words.days(startOf(from), startOf(to)));
  if (settings) {
    parts.push(words.count('settingsDecisions', settings.decisions));
    if (settings.lists > 0) parts.push(words.count('dataLists', settings.lists));
  } else parts.push(words.say('dataNoSettings'));
  return parts.join(' · ');
}
