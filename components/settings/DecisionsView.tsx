import './settings.css';
import { useMemo } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import { momentOf } from '@/lib/domain/standing';
import type { SettingsFacts } from '@/lib/stores/settings';
import { Ledger } from './Ledger.tsx';
import { Problems } from './Problems.tsx';
import { useSettings } from './SettingsContext.tsx';

/** Everything that was ever decided and holds, each with its way back. */
export function DecisionsView() {
  const facts = useSettings((state) => state.facts);
  const words = useWords();
  return (
    <div className="page">
      <h1>{words.say('settingsLedger')}</h1>
      <p className="page-about">{words.say('settingsLedgerAbout')}</p>
      <Problems />
      {facts && <Known facts={facts} />}
    </div>
  );
}

function Known({ facts }: { readonly facts: SettingsFacts }) {
  const words = useWords();
  const { protection, passing, now } = facts;
  const moment = useMemo(() => momentOf({ protection, passing }, now), [protection, passing, now]);
  return (
    <section className="page-part" aria-label={words.say('settingsLedger')}>
      <Ledger moment={moment} />
    </section>
  );
}
