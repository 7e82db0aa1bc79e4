import { useMemo } from 'react';
import { useHere } from '@/components/decisions/HereContext';
import { useWords } from '@/components/ui/WordsContext';
import { hostsOf } from '@/lib/domain/dossier';
import { type PartlyDecided, partlyDecided } from '@/lib/domain/partly-decided';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { NOTHING_OF_A_VIEW } from './nothing-of-a-view.ts';

/** What was decided on a company for some sites, or for some of its domains. */
export function usePartlyDecided(company: string): PartlyDecided {
  const record = useAtlas((state) => state.record);
  const { rulings } = useHere().moment.inForce;
  return useMemo(
    () => partlyDecided(rulings, company, record ? hostsOf(record, company) : []),
    [rulings, company, record],
  );
}

/** Says how much was decided so, and leads to the page that has it all. */
export function PartlyDecidedLinks({ sites, domains }: PartlyDecided) {
  const words = useWords();
  return (
    <>
      {sites > 0 && <ToDecisions>{words.count('decidedOnSites', sites)}</ToDecisions>}
      {domains > 0 && <ToDecisions>{words.count('decidedOnDomains', domains)}</ToDecisions>}
    </>
  );
}

function ToDecisions({ children }: { readonly children: string }) {
  const { go } = useAtlasStore().getState();
  return (
    <p>
      <button
        type="button"
        className="link"
        onClick={() => go({ ...NOTHING_OF_A_VIEW, view: 'decisions' })}
      >
        {children}
      </button>
    </p>
  );
}
