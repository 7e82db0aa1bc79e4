import { CategoryMark } from '@/components/graph/CategoryMark';
import { CATEGORY } from '@/components/ui/categories';
import { useWords } from '@/components/ui/WordsContext';
import type { Reach } from '@/lib/domain/reach';
import { nodeId } from '@/lib/graph/build';
import type { Look } from '@/lib/stores/atlas-look';
import { ReachBar } from './ReachList.tsx';
import { TableView } from './TableView.tsx';

/** Every company of the period, with the share of your sites it could see and saw. */
export function CompaniesView() {
  const words = useWords();
  return (
    <TableView
      title={words.say('viewCompanies')}
      first="attempted"
      rows={rowsOf}
      idOf={({ entity }) => nodeId('company', entity.id)}
      nameOf={({ entity }) => entity.name}
      columns={[
        {
          id: 'name',
          title: words.say('columnCompany'),
          cell: ({ entity }) => (
            <>
              <CategoryMark category={entity.category} hollow={false} />
              {entity.name}
            </>
          ),
          value: ({ entity }) => entity.name.toLowerCase(),
        },
        {
          id: 'category',
          title: words.say('columnCategory'),
          cell: ({ entity }) => words.say(CATEGORY[entity.category]),
          value: ({ entity }) => words.say(CATEGORY[entity.category]),
        },
        {
          id: 'attempted',
          title: words.say('columnAttempted'),
          cell: ({ attempted }) => words.number(attempted),
          value: ({ attempted }) => attempted,
        },
        {
          id: 'through',
          title: words.say('columnThrough'),
          cell: ({ through }) => words.number(through),
          value: ({ through }) => through,
        },
        {
          id: 'share',
          title: words.say('columnShare'),
          cell: (reach, { report }) => <ReachBar reach={reach} sites={report.sites} />,
        },
      ]}
    />
  );
}

function rowsOf({ companies }: Look): readonly Reach[] {
  return companies;
}
