import { useRef } from 'react';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { useData, useDataStore } from './DataContext.tsx';
import { Found } from './Found.tsx';
import { Progress } from './Progress.tsx';

/** A file is read first, what is in it is told, and only then it is taken in. */
export function Import() {
  const words = useWords();
  const job = useData((state) => state.job);
  const found = useData((state) => state.found);
  const { stage } = useDataStore().getState();
  const kept = useKeptFocus();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div ref={kept} className="card padded data-card">
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
            accept=".json,.har,application/json"
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
