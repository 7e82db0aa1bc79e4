import { useMemo } from 'react';
import { ActionButtons } from '@/components/decisions/ActionButtons';
import { useHere } from '@/components/decisions/HereContext';
import { choiceLabel } from '@/components/decisions/rules';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { CookieMark } from '@/components/ui/CookieMark';
import { CATEGORY } from '@/components/ui/categories';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { ACTIONS } from '@/lib/domain/decision';
import type { Reach } from '@/lib/domain/reach';
import { decisionOn, type Moment } from '@/lib/domain/standing';
import { nodeId } from '@/lib/graph/build';
import { useLook } from './AtlasContext.tsx';
import { becameOf } from './became.ts';
import { ReachBar } from './ReachList.tsx';
import type { Column } from './table/column.ts';
import { TableView } from './table/TableView.tsx';

/** Every company of the period, with the share of your sites it could see and saw, and your decision. */
export function CompaniesView() {
  const words = useWords();
  const look = useLook();
  const { moment } = useHere();
  const sites = look?.report.sites ?? 0;
  const columns = useMemo(
    () => [...factsOf(words, sites), decisionColumn(words, moment)],
    [words, sites, moment],
  );
  return (
    <TableView
      title={words.say('viewCompanies')}
      first="attempted"
      rows={look?.companies}
      all={look?.report.companies.length ?? 0}
      idOf={idOf}
      nameOf={nameOf}
      columns={columns}
    />
  );
}

function idOf({ entity }: Reach): string {
  return nodeId('company', entity.id);
}

function nameOf({ entity }: Reach): string {
  return entity.name;
}

function factsOf(words: Words, sites: number): readonly Column<Reach>[] {
  const count = (number: number) =>
    number === 0 ? <span className="nought">0</span> : words.number(number);
  return [
    {
      id: 'name',
      title: words.say('columnCompany'),
      cell: ({ entity, through }) => (
        <>
          <CategoryMark category={entity.category} hollow={through === 0} />
          <span className="cell-name">{entity.name}</span>
        </>
      ),
      value: ({ entity }) => entity.name.toLowerCase(),
    },
    {
      id: 'category',
      title: words.say('columnCategory'),
      width: '118px',
      room: 'extra',
      cell: ({ entity }) => words.say(CATEGORY[entity.category]),
      value: ({ entity }) => words.say(CATEGORY[entity.category]),
    },
    {
      id: 'attempted',
      title: words.say('columnAttempted'),
      width: '136px',
      cell: (reach) => (
        <>
          <bdi>{words.say('columnOf', words.number(reach.attempted), words.number(sites))}</bdi>
          <ReachBar reach={reach} sites={sites} />
        </>
      ),
      value: ({ attempted }) => attempted,
    },
    {
      id: 'through',
      title: words.say('columnThrough'),
      width: '100px',
      cell: ({ through }) => count(through),
      value: ({ through }) => through,
    },
    {
      id: 'limited',
      title: words.say('columnLimited'),
      width: '80px',
      room: 'extra',
      cell: ({ limited }) => count(limited),
      value: ({ limited }) => limited,
    },
    {
      id: 'cookie',
      title: words.say('columnCookie'),
      width: '84px',
      room: 'useful',
      cell: ({ recognised }) =>
        recognised === 0 ? (
          count(0)
        ) : (
          <>
            {words.number(recognised)} <CookieMark />
          </>
        ),
      value: ({ recognised }) => recognised,
    },
    {
      id: 'known',
      title: words.say('columnKnowsYou'),
      width: '112px',
      room: 'extra',
      cell: ({ knowsYou }) =>
        knowsYou ? (
          <span className="may-know">{words.say('columnMayKnow')}</span>
        ) : (
          <span className="nought">{words.say('columnNo')}</span>
        ),
      value: ({ knowsYou }) => (knowsYou ? 1 : 0),
    },
    {
      id: 'last',
      title: words.say('columnLast'),
      width: '104px',
      room: 'extra',
      cell: ({ last }) => words.days(last, last),
      value: ({ last }) => last,
    },
  ];
}

/** What stands now, and what may be done: the same buttons as in the panel. */
function decisionColumn(words: Words, moment: Moment): Column<Reach> {
  const decided = new Map<string, number>();
  const { protection, passing } = moment;
  for (const { subject, site } of [...protection.decisions, ...passing.decisions]) {
    if (subject.kind !== 'company' || site !== undefined) continue;
    const action = decisionOn(moment, { subject })?.action;
    if (action) decided.set(subject.id, ACTIONS.length - ACTIONS.indexOf(action));
  }
  return {
    id: 'decision',
    title: words.say('columnDecision'),
    width: '178px',
    room: 'useful',
    cell: (reach) => <Deciding reach={reach} />,
    value: ({ entity }) => decided.get(entity.id) ?? 0,
  };
}

function Deciding({ reach }: { readonly reach: Reach }) {
  const { entity } = reach;
  const words = useWords();
  const { moment } = useHere();
  const subject = { kind: 'company', id: entity.id } as const;
  const decision = decisionOn(moment, { subject });
  return (
    <ActionButtons
      inGrid
      choice={{ subject, site: undefined, onlyHere: false, decision }}
      label={choiceLabel(words, entity.name, decision, moment.now)}
      became={becameOf(reach)}
    />
  );
}
