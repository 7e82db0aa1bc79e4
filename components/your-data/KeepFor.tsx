import { useRef, useState } from 'react';
import { Ask } from '@/components/ui/Ask';
import { Segments } from '@/components/ui/Segments';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { KEEPS, type Keep } from '@/lib/domain/record-command';
import { useBusy, useData, useDataStore } from './DataContext.tsx';

/**
 * How long the record reaches back. To shorten it forgets what is older, so that is asked first; what
 * is shown as chosen is what holds, until the answer.
 */
export function KeepFor({ keep }: { readonly keep: Keep }) {
  const words = useWords();
  const pending = useData((state) => state.pending);
  const busy = useBusy();
  const { keep: keepFor } = useDataStore().getState();
  /** What was chosen, and is not agreed to yet. */
  const [wanted, setWanted] = useState<Keep>();
  /** What was asked for last, until its reply. */
  const [asked, setAsked] = useState<Keep>();
  const asks = useRef(0);
  const kept = useKeptFocus();
  const ask = async (next: Keep) => {
    setWanted(undefined);
    setAsked(next);
    asks.current += 1;
    const mine = asks.current;
    await keepFor(next);
    // The reply to an earlier one says nothing of what is wanted by now.
    if (mine === asks.current) setAsked(undefined);
  };
  return (
    <div ref={kept} className="card padded data-keep">
      <Segments<`${Keep}`>
        label={words.say('dataKeep')}
        options={KEEPS.map((value) => ({
          value: `${value}` as const,
          label: keepWords(words, value),
        }))}
        value={`${asked ?? keep}`}
        pending={pending}
        onChange={(value) => {
          const next = KEEPS.find((one) => `${one}` === value) ?? keep;
          if (isShorter(next, keep)) setWanted(next);
          else void ask(next);
        }}
        onAgain={() => setWanted(undefined)}
      />
      {/* The choice stays where it was, so that there is a question is said aloud. */}
      <div role="status" className="data-wanted">
        {wanted !== undefined && wanted !== keep && (
          <Ask
            // Another time is another question.
            key={wanted}
            label={words.say('dataShorten', keepWords(words, wanted))}
            className="choice-button"
            disabled={busy}
            question={<p>{words.say('dataShortenMeans', keepWords(words, wanted))}</p>}
            yes={words.say('dataShortenYes')}
            no={words.say('dataKeepIt')}
            onYes={() => void ask(wanted)}
            onNo={() => setWanted(undefined)}
          />
        )}
      </div>
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
