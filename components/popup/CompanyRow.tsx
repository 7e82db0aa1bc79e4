import { memo, useEffect, useRef, useState } from 'react';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { useSpotlight, useSpotlightStore } from '@/components/graph/SpotlightContext';
import { Segments } from '@/components/ui/Segments';
import { useWords } from '@/components/ui/WordsContext';
import type { Action, Reach } from '@/lib/domain/decision';
import type { Neighbour } from '@/lib/domain/report';
import type { CompanySummary } from '@/lib/domain/summary';
import { nodeId } from '@/lib/graph/build';
import { subjectOf } from '@/lib/stores/popup';
import { CompanyDetails } from './CompanyDetails.tsx';
import { CookieMark } from './CookieMark.tsx';
import { companyLine } from './company-facts.ts';
import { usePopup } from './PopupContext.tsx';

interface RowProps {
  readonly company: CompanySummary;
  readonly neighbours: readonly Neighbour[];
  readonly decision: Action | undefined;
}

/** One company: what it is, what became of its requests, and what to do with it. */
export const CompanyRow = memo(function CompanyRow(props: RowProps) {
  const { company, neighbours, decision } = props;
  const words = useWords();
  const id = nodeId('company', company.id);
  const spotlight = useSpotlightStore().getState();
  const lit = useSpotlight((state) => state.lit === id);
  const summary = useRevealed(company.id);
  const [open, setOpen] = useState(false);
  return (
    <li
      className={lit ? 'row lit' : 'row'}
      onPointerEnter={() => spotlight.light(id)}
      onPointerLeave={() => spotlight.light(undefined)}
      onFocus={() => spotlight.light(id)}
      onBlur={() => spotlight.light(undefined)}
    >
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary ref={summary}>
          <CategoryMark category={company.category} hollow={company.outcome === 'stopped'} />
          <span className="row-name">
            <span className="row-title" title={company.name}>
              {company.name}
            </span>
            {company.cookie && <CookieMark />}
            {decision && <span className="chip">{words.say('yourChoice')}</span>}
          </span>
          <span className="row-line">{companyLine(words, company)}</span>
        </summary>
        {open && <CompanyDetails company={company} neighbours={neighbours} />}
      </details>
      <CompanyChoice company={company} decision={decision} />
    </li>
  );
});

function CompanyChoice({ company, decision }: Omit<RowProps, 'neighbours'>) {
  const words = useWords();
  const send = usePopup((state) => state.send);
  const reach = everywhere(company.id);
  const pending = usePopup((state) => state.pending.get(subjectOf({ type: 'undecide', ...reach })));
  return (
    <Segments
      label={words.say('choiceGroup', company.name)}
      options={[
        { value: 'auto', label: words.say('choiceAuto') },
        { value: 'block', label: words.say('choiceBlock') },
        { value: 'allow', label: words.say('choiceAllow') },
      ]}
      value={pending ? (pending.type === 'decide' ? pending.action : 'auto') : (decision ?? 'auto')}
      pending={pending !== undefined}
      onChange={(choice) =>
        void send(
          choice === 'auto'
            ? { type: 'undecide', ...reach }
            : {
                type: 'decide',
                ...reach,
                action: choice,
                term: { duration: 'always' },
                from: 'popup',
              },
        )
      }
    />
  );
}

/** The company wherever it is a third party. */
export function everywhere(company: string): Reach {
  return { subject: { kind: 'company', id: company } };
}

/** The element that comes into view, focused, when the picture asks for this company. */
function useRevealed(company: string) {
  const element = useRef<HTMLElement>(null);
  const revealed = useSpotlight((state) =>
    state.revealed?.company === company ? state.revealed : undefined,
  );
  useEffect(() => {
    if (!revealed) return;
    element.current?.focus();
    element.current?.scrollIntoView({ block: 'nearest' });
  }, [revealed]);
  return element;
}
