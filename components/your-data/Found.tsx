import { useEffect, useRef } from 'react';
import { Ask } from '@/components/ui/Ask';
import { useWords } from '@/components/ui/WordsContext';
import type { PlainKey, Words } from '@/components/ui/words';
import { dayOf, daysBefore, startOf } from '@/lib/domain/day';
import type { FileKind } from '@/lib/domain/transfer';
import type { FoundFile } from '@/lib/stores/your-data';
import { useBusy, useData, useDataStore } from './DataContext.tsx';
import { keepWords } from './KeepFor.tsx';

const KIND: Readonly<Record<FileKind, PlainKey>> = {
  unweave: 'dataKindOwn',
  connections: 'dataKindLightbeam',
  websites: 'dataKindLightbeam',
  collusion: 'dataKindCollusion',
  har: 'dataKindHar',
};

/** What a file of somebody else cannot know. */
const LACKS: Readonly<Record<Exclude<FileKind, 'unweave'>, PlainKey>> = {
  connections: 'dataLacksConnections',
  websites: 'dataLacksTimes',
  collusion: 'dataLacksTimes',
  har: 'dataLacksHar',
};

/** What a file holds, what is to be known of it, and the choice what to do with it. */
export function Found({ found }: { readonly found: FoundFile }) {
  const words = useWords();
  const pending = useData((state) => state.pending);
  const busy = useBusy();
  const { takeIn, discard } = useDataStore().getState();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { settings, kind, leftOut } = found;
  return (
    <div className="data-found" aria-busy={pending}>
      <h3 ref={heading} tabIndex={-1}>
        {words.say('dataFound')}
      </h3>
      <p>{foundWords(words, found)}</p>
      {kind !== 'unweave' && <p className="muted">{words.say(LACKS[kind])}</p>}
      {leftOut > 0 && <p className="muted">{words.count('dataLeftOut', leftOut)}</p>}
      <TooOld found={found} />
      <p className="muted">{words.say(settings ? 'dataAddMeans' : 'dataAddMeansRecord')}</p>
      <div className="data-choices">
        <button
          type="button"
          className="button primary small"
          disabled={busy}
          onClick={() => void takeIn('add')}
        >
          {words.say('dataAdd')}
        </button>
        <Ask
          label={words.say('dataReplace')}
          className="choice-button"
          disabled={busy}
          question={<p>{words.say(settings ? 'dataReplaceMeans' : 'dataReplaceMeansRecord')}</p>}
          yes={words.say(settings ? 'dataReplaceYes' : 'dataReplaceYesRecord')}
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

/** Old files are older than most people keep: what is taken in would be gone the next day. */
function TooOld({ found: { from } }: { readonly found: FoundFile }) {
  const words = useWords();
  const kept = useData((state) => state.facts?.keep);
  const pending = useData((state) => state.pending);
  const { keep } = useDataStore().getState();
  if (kept === undefined || kept === 'ever' || from === undefined) return null;
  if (from >= daysBefore(dayOf(Date.now()), kept)) return null;
  return (
    <div className="data-old">
      <p>{words.say('dataOlder', keepWords(words, kept))}</p>
      <button
        type="button"
        className="choice-button"
        disabled={pending}
        onClick={() => void keep('ever')}
      >
        {words.say('dataKeepEver')}
      </button>
    </div>
  );
}

/** "A file of Lightbeam · 227 sites · 412 third parties · 1 Mar – 21 Nov 2026 · no settings". */
function foundWords(words: Words, found: FoundFile): string {
  const { kind, sites, thirdParties, from, to, settings } = found;
  const parts = [
    words.say(KIND[kind]),
    words.count('sitesCount', sites),
    words.count('dataThirdParties', thirdParties),
  ];
  if (from !== undefined && to !== undefined) parts.push(words.days(startOf(from), startOf(to)));
  if (settings) {
    parts.push(words.count('settingsDecisions', settings.decisions));
    if (settings.lists > 0) parts.push(words.count('dataLists', settings.lists));
  } else if (kind === 'unweave') parts.push(words.say('dataNoSettings'));
  return parts.join(' · ');
}
