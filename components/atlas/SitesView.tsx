import { useMemo } from 'react';
import { useHere } from '@/components/decisions/HereContext';
import { ProtectionSwitch } from '@/components/decisions/SiteControl';
import { Letter } from '@/components/ui/Letter';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { restOn } from '@/lib/domain/explain';
import { readableHosts } from '@/lib/domain/readable-host';
import type { Moment } from '@/lib/domain/standing';
import { nodeId } from '@/lib/graph/build';
import { lookedAt } from '@/lib/stores/atlas-look';
import { type SiteRow, sitesOf } from '@/lib/stores/site-rows';
import { useAtlas, useAtlasStore, useLook } from './AtlasContext.tsx';
import type { Column } from './table/column.ts';
import { TableView } from './table/TableView.tsx';

/** Every one of your sites in the period, with the companies that were there, and its protection. */
export function SitesView() {
  const words = useWords();
  const look = useLook();
  const record = useAtlas((state) => state.record);
  const store = useAtlasStore();
  const { moment } = useHere();
  const rows = useMemo(
    () => look && record && sitesOf(look, record, lookedAt(store.getState())),
    [look, record, store],
  );
  const columns = useMemo(() => columnsOf(words, moment), [words, moment]);
  return (
    <TableView
      title={words.say('viewSites')}
      first="attempted"
      rows={rows}
      all={look?.report.sites ?? 0}
      idOf={idOf}
      nameOf={nameOf}
      columns={columns}
    />
  );
}

function idOf({ site }: SiteRow): string {
  return nodeId('site', site);
}

/** What is searched: the name in its own letters and in ASCII. */
function nameOf({ site }: SiteRow): string {
  const readable = readableHosts(site);
  return readable === site ? site : `${readable} ${site}`;
}

function columnsOf(words: Words, moment: Moment): readonly Column<SiteRow>[] {
  const count = (number: number) =>
    number === 0 ? <span className="nought">0</span> : words.number(number);
  return [
    {
      id: 'name',
      title: words.say('columnSite'),
      cell: ({ site }) => (
        <>
          <Letter site={site} />
          <span className="cell-name">{readableHosts(site)}</span>
        </>
      ),
      value: ({ site }) => readableHosts(site),
    },
    {
      id: 'attempted',
      title: words.say('columnCompanies'),
      width: '110px',
      cell: ({ attempted }) => count(attempted),
      value: ({ attempted }) => attempted,
    },
    {
      id: 'through',
      title: words.say('columnCompaniesThrough'),
      width: '110px',
      cell: ({ through }) => count(through),
      value: ({ through }) => through,
    },
    {
      id: 'blocked',
      title: words.say('columnKeptOut'),
      width: '140px',
      room: 'useful',
      cell: (row) => (row.attempted === 0 ? <Nobody /> : <KeptOut share={keptOut(row)} />),
      value: (row) => keptOut(row),
    },
    {
      id: 'visits',
      title: words.say('columnVisits'),
      width: '84px',
      room: 'extra',
      cell: ({ visits }) => count(visits),
      value: ({ visits }) => visits,
    },
    {
      id: 'last',
      title: words.say('columnLast'),
      width: '116px',
      room: 'extra',
      cell: ({ last }) => (last > 0 ? words.days(last, last) : ''),
      value: ({ last }) => last,
    },
    {
      id: 'protection',
      title: words.say('settingsProtection'),
      width: '112px',
      room: 'useful',
      cell: ({ site }) => <Protection site={site} />,
      value: ({ site }) => (restOn(moment.inForce, site) === undefined ? 0 : 1),
    },
  ];
}

/** Of the companies that were on a site, the share that nothing got through to; -1 without any. */
function keptOut({ attempted, through }: SiteRow): number {
  return attempted === 0 ? -1 : (attempted - through) / attempted;
}

function KeptOut({ share }: { readonly share: number }) {
  return (
    <span className="kept-out">
      <span className="kept-out-share">{useWords().percent(share)}</span>
      <span className="kept-out-bar">
        <span style={{ inlineSize: `${100 * share}%` }} />
      </span>
    </span>
  );
}

function Nobody() {
  return <span className="nought">{useWords().say('columnNobody')}</span>;
}

/** The switch; where protection rests on every site, that it does: a switch would say nothing. */
function Protection({ site }: { readonly site: string }) {
  const words = useWords();
  const { moment } = useHere();
  const rest = restOn(moment.inForce, site);
  if (rest === 'pause' || rest === 'watch') {
    return words.say(rest === 'pause' ? 'tagPaused' : 'tagWatch');
  }
  return <ProtectionSwitch inGrid site={site} trusted={rest === 'trust'} />;
}
