import { useState } from 'react';
import { Ask } from '@/components/ui/Ask';
import { Segments } from '@/components/ui/Segments';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { KEEPS, type Keep } from '@/lib/domain/record-command';
import { useData, useDataStore } from './DataContext.tsx';

/** How long the record reaches back. To shorten it forgets what is older, so that is asked first. */
export function KeepFor({ keep }: { readonly keep: Keep }) {
  const words = useWords();
  const pending = useData((state) => state.pending);
  const { keep: keepFor } = useDataStore().getState();
  const [wanted, setWanted] = useState<Keep>();
  const shown = wanted ?? keep;
  return (
    <div className="card padded data-keep">
      <Segments<`${Keep}`>
        label={words.say('dataKeep')}
        options={KEEPS.map((value) => ({
          value: `${value}` as const,
          label: keepWords(words, value),
        }))}
        value={`${shown}`}
        pending={pending}
        onChange={(value) => {
          const next = KEEPS.find((one) => `${one}` === value) ?? keep;
          if (isShorter(next, keep)) setWanted(next);
          else {
            setWanted(undefined);
            if (next !== keep) void keepFor(next);
          }
        }}
      />
      {wanted !== undefined && wanted !== keep && (
        <Ask
          label={words.say('dataShorten', keepWords(words, wanted))}
          className="choice-button"
          question={<p>{words.say('dataShortenMeans', keepWords(words, wanted))}</p>}
          yes={words.say('dataShortenYes')}
          no={words.say('dataKeepIt')}
          onYes={() => {
            setWanted(undefined);
            void keepFor(wanted);
          }}
        />
      )}
    </div>
  );
}

function isShorter(one: Keep, other: Keep): boolean {
  return days(one) < days(other);
}

function days(keep: Keep): number {
  return keep === 'ever' ? Number.POSITIVE_INFINITY : keep;
}

/** "30 days", "For good". */
export function keepWords(words: Words, keep: Keep): string {
  return keep === 'ever' ? words.say('dataEver') : words.count('dataDays', keep);
}
