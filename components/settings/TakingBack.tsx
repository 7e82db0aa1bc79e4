import { useEffect, useState } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import { WhatIf } from '@/components/what-if/WhatIf';
import { commandOfTakingBack } from '@/lib/domain/choosing';
import type { Decision, Subject } from '@/lib/domain/decision';
import type { LedgerEntry } from '@/lib/domain/ledger';
import type { Moment } from '@/lib/domain/standing';
import { inForceAfter } from '@/lib/domain/what-if';
import { useSettings } from './SettingsContext.tsx';

/** What would change if a line of the ledger were taken back. */
export function TakingBack(props: { readonly entry: LedgerEntry; readonly moment: Moment }) {
  const { held } = props.entry;
  const words = useWords();
  return 'subject' in held ? (
    <Decided decision={held} moment={props.moment} />
  ) : (
    <p className="what-if">{words.say('takeBackTrust', held.site)}</p>
  );
}

function Decided(props: { readonly decision: Decision; readonly moment: Moment }) {
  const { decision, moment } = props;
  const { subject } = decision;
  const readThreads = useSettings((state) => state.readThreads);
  const company = useCompany(subject);
  if (company === undefined) return null;
  return (
    <WhatIf
      company={company}
      subject={subject}
      before={moment.inForce}
      after={inForceAfter(moment, commandOfTakingBack(decision))}
      readThreads={readThreads}
    />
  );
}

/** Whom a subject belongs to; nobody knows until the catalog was read. */
function useCompany({ kind, id }: Subject): string | undefined {
  const companyOf = useSettings((state) => state.companyOf);
  const [company, setCompany] = useState(kind === 'company' ? id : undefined);
  useEffect(() => {
    if (kind === 'company') return;
    // Without the catalog the threads cannot be read either, which is then said.
    void companyOf(id).then(setCompany, () => setCompany(id));
  }, [kind, id, companyOf]);
  return company;
}
