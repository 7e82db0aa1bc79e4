import { Letter } from '@/components/ui/Letter';
import { useWords } from '@/components/ui/WordsContext';
import { nodeId } from '@/lib/graph/build';
import { sitesOf } from '@/lib/stores/site-rows';
import { TableView } from './TableView.tsx';

/** Every one of your sites in the period, with the companies that were there. */
export function SitesView() {
  const words = useWords();
  return (
    <TableView
      title={words.say('viewSites')}
      first="attempted"
      rows={sitesOf}
      idOf={({ site }) => nodeId('site', site)}
      nameOf={({ site }) => site}
      columns={[
        {
          id: 'name',
          title: words.say('columnSite'),
          cell: ({ site }) => (
            <>
              <Letter site={site} />
              {site}
            </>
          ),
          value: ({ site }) => site,
        },
        {
          id: 'attempted',
          title: words.say('columnCompanies'),
          cell: ({ attempted }) => words.number(attempted),
          value: ({ attempted }) => attempted,
        },
        {
          id: 'through',
          title: words.say('columnCompaniesThrough'),
          cell: ({ through }) => words.number(through),
          value: ({ through }) => through,
        },
      ]}
    />
  );
}
