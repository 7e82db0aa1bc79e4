import { useMemo, useState } from 'react';
import { useHere } from '@/components/decisions/HereContext';
import { SiteControl } from '@/components/decisions/SiteControl';
import { siteLine } from '@/components/decisions/site-line';
import { Letter } from '@/components/ui/Letter';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { ForgetNode } from '@/components/your-data/ForgetNode';
import { siteDossier } from '@/lib/domain/dossier';
import type { Exposures } from '@/lib/domain/exposures';
import { readableHosts } from '@/lib/domain/readable-host';
import type { Look } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { ContactList } from './ContactList.tsx';
import { LensToggle } from './LensToggle.tsx';
import { Reading } from './Reading.tsx';

/** One of your sites: who was there, whether protection is on, and the ways that lead from it. */
export function SitePanel({ site, look }: { readonly site: string; readonly look: Look }) {
  const words = useWords();
  const { moment } = useHere();
  const record = useAtlas((state) => state.record);
  const dossier = useMemo(
    () => record && siteDossier(record, site, look.period),
    [record, site, look.period],
  );
  const nameOf = useMemo(() => namesOf(record), [record]);
  if (!record) return <Reading />;
  if (!record.sites.includes(site) || !dossier) {
    return <p className="panel-about">{words.say('panelUnknown', site)}</p>;
  }
  const { companies, visits, first, last } = dossier;
  return (
    <>
      <div className="panel-head">
        <Letter site={site} />
        <div>
          <h2>{readableHosts(site)}</h2>
        </div>
      </div>
      <div className="panel-switch">
        <p>{siteLine(words, moment, site)}</p>
        <SiteControl site={site} />
      </div>
      <p className="panel-about">
        {visits > 0
          ? words.count('panelVisits', visits, words.days(first, last))
          : words.say(Number.isNaN(first) ? 'panelNotInPeriod' : 'panelStayedOpen')}
      </p>
      <LensToggle part="site" value={site} label="lensSite" />
      <PathTo site={site} sites={record.sites} />
      {companies.length > 0 ? (
        <ContactList
          title={words.count('panelCompanies', companies.length)}
          kind="company"
          contacts={companies}
          nameOf={nameOf}
        />
      ) : (
        visits > 0 && <p className="panel-about">{words.say('panelNobody')}</p>
      )}
      <ForgetNode what={{ kind: 'site', site }} name={site} />
    </>
  );
}

/** Asks for another site, and shows the companies that join the two. */
function PathTo({ site, sites }: { readonly site: string; readonly sites: readonly string[] }) {
  const words = useWords();
  const path = useAtlas((state) => state.address.lens.path);
  const look = useAtlasStore().getState().look;
  const kept = useKeptFocus();
  return (
    <div ref={kept} className="panel-path">
      {path?.[0] === site ? (
        <p>
          {words.say('pathShown', path[1])}{' '}
          <button type="button" className="link" onClick={() => look({ path: undefined })}>
            {words.say('pathEnd')}
          </button>
        </p>
      ) : (
        <PathForm site={site} sites={sites} />
      )}
    </div>
  );
}

function PathForm({ site, sites }: { readonly site: string; readonly sites: readonly string[] }) {
  const words = useWords();
  const look = useAtlasStore().getState().look;
  const [other, setOther] = useState('');
  const known = sites.find((one) => one === other || readableHosts(one) === other);
  const isKnown = known !== undefined && known !== site;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isKnown) look({ path: [site, known], site: undefined });
      }}
    >
      <label>
        {words.say('pathTo')}
        <input
          type="text"
          className="search"
          list="path-sites"
          autoComplete="off"
          value={other}
          onChange={(event) => setOther(event.currentTarget.value.trim().toLowerCase())}
        />
      </label>
      <datalist id="path-sites">
        {matching(sites, other, site).map((one) => (
          <option key={one} value={readableHosts(one)} />
        ))}
      </datalist>
      <button type="submit" className="choice-button" disabled={!isKnown}>
        {words.say('pathShow')}
      </button>
    </form>
  );
}

const OFFERED = 20;

function matching(sites: readonly string[], typed: string, but: string): readonly string[] {
  const isMeant = (site: string) => site.includes(typed) || readableHosts(site).includes(typed);
  return sites.filter((site) => site !== but && isMeant(site)).slice(0, OFFERED);
}

function namesOf(record: Exposures | undefined): (company: string) => string {
  const names = new Map(record?.companies.map(({ id, name }) => [id, name]));
  return (company) => names.get(company) ?? company;
}
