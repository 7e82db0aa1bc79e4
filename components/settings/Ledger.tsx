import { useMemo, useState } from 'react';
import { Segments } from '@/components/ui/Segments';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { type LedgerEntry, ledgerOf, searchLedger } from '@/lib/domain/ledger';
import type { Moment } from '@/lib/domain/standing';
import { KIND } from './kinds.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { useSettings } from './SettingsContext.tsx';
import { UndoAll } from './UndoAll.tsx';

type Kind = LedgerEntry['kind'] | 'all';

const KINDS = ['all', 'block', 'limit', 'allow', 'trust'] as const;

/** So many lines at a time: with thousands at once the page would be slow to use, and to be read aloud. */
const LINES = 100;

/** Every decision and every trusted site: found, understood, and taken back. */
export function Ledger({ moment }: { readonly moment: Moment }) {
  const words = useWords();
  const entries = useMemo(() => ledgerOf(moment), [moment]);
  // A button that waits for its reply cannot have the focus.
  useSettings((state) => state.pending);
  const kept = useKeptFocus('view');
  return (
    <div ref={kept} className="card">
      {entries.length > 0 ? (
        <Entries entries={entries} moment={moment} />
      ) : (
        <p className="card-text muted">{words.say('settingsLedgerEmpty')}</p>
      )}
      <UndoAll entries={entries} moment={moment} />
    </div>
  );
}

function Entries(props: { readonly entries: readonly LedgerEntry[]; readonly moment: Moment }) {
  const { entries, moment } = props;
  const words = useWords();
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [lines, setLines] = useState(LINES);
  const found = useMemo(() => searchLedger(entries, query, kind), [entries, query, kind]);
  return (
    <>
      <div className="ledger-tools">
        <input
          type="search"
          className="search"
          aria-label={words.say('settingsSearch')}
          placeholder={words.say('settingsSearch')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Segments
          label={words.say('settingsFilter')}
          options={KINDS.map((value) => ({ value, label: words.say(KIND[value]) }))}
          value={kind}
          pending={false}
          onChange={setKind}
        />
      </div>
      <p className="ledger-count" role="status">
        <bdi>
          {found.length === entries.length
            ? words.count('settingsEntries', entries.length)
            : words.count('settingsFound', found.length, words.number(entries.length))}
        </bdi>
      </p>
      {found.length > 0 && <LedgerTable entries={found.slice(0, lines)} moment={moment} />}
      {found.length > lines && (
        <button type="button" className="link more" onClick={() => setLines(lines + LINES)}>
          {words.say('settingsMore', words.number(Math.min(LINES, found.length - lines)))}
        </button>
      )}
    </>
  );
}
