import '@/components/settings/settings.css';
import './your-data.css';
import { useEffect } from 'react';
import { Section } from '@/components/settings/Section';
import { useWords } from '@/components/ui/WordsContext';
import { startOf } from '@/lib/domain/day';
import type { DataFacts } from '@/lib/stores/your-data';
import { useData, useDataStore } from './DataContext.tsx';
import { Export } from './Export.tsx';
import { Forget } from './Forget.tsx';
import { Import } from './Import.tsx';
import { KeepFor } from './KeepFor.tsx';
import { Told } from './Told.tsx';

/** Everything that is kept: how much, how long, taken along, brought back, forgotten. */
export function YourData() {
  const words = useWords();
  const store = useDataStore();
  const facts = useData((state) => state.facts);
  useEffect(() => {
    const ending = new AbortController();
    void store.getState().start(ending.signal);
    return () => ending.abort();
  }, [store]);
  return (
    <div className="page">
      <h1>{words.say('viewData')}</h1>
      <p className="page-about">{words.say('dataAbout')}</p>
      <Told />
      {facts && <Known facts={facts} />}
    </div>
  );
}

function Known({ facts }: { readonly facts: DataFacts }) {
  const words = useWords();
  return (
    <>
      <Amount facts={facts} />
      <Section title={words.say('dataKeep')} about={words.say('dataKeepAbout')}>
        <KeepFor keep={facts.keep} />
      </Section>
      <Section title={words.say('dataExport')} about={words.say('dataExportAbout')}>
        <Export />
      </Section>
      <Section title={words.say('dataImport')} about={words.say('dataImportAbout')}>
        <Import />
      </Section>
      <Section title={words.say('dataForget')} about={words.say('dataForgetAbout')}>
        <Forget facts={facts} />
      </Section>
    </>
  );
}

/** How much is on record, since when, and what room it takes. */
function Amount({ facts }: { readonly facts: DataFacts }) {
  const words = useWords();
  const { sites, since, size } = facts;
  const start = since === undefined ? undefined : startOf(since);
  return (
    <dl className="amounts">
      <div>
        <dt>{words.say('dataSites')}</dt>
        <dd>{words.number(sites)}</dd>
      </div>
      <div>
        <dt>{words.say('dataSince')}</dt>
        <dd>{start === undefined ? words.say('dataNothing') : words.days(start, start)}</dd>
      </div>
      {size !== undefined && (
        <div>
          <dt>{words.say('dataSize')}</dt>
          <dd>{words.size(size)}</dd>
        </div>
      )}
    </dl>
  );
}
