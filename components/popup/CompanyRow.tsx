import { memo, useEffect, useRef, useState } from 'react';
import { ActionButtons } from '@/components/decisions/ActionButtons';
import { choiceLabel, ruleLine } from '@/components/decisions/rules';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { useSpotlight, useSpotlightStore } from '@/components/graph/SpotlightContext';
import { CookieMark } from '@/components/ui/CookieMark';
import { countsLine } from '@/components/ui/counts';
import { useWords } from '@/components/ui/WordsContext';
import type { Decision, Subject } from '@/lib/domain/decision';
import type { Neighbour } from '@/lib/domain/report';
import type { Held } from '@/lib/domain/standing';
import type { CompanySummary } from '@/lib/domain/summary';
import { nodeId } from '@/lib/graph/build';
import { CompanyDetails } from './CompanyDetails.tsx';
import { becameOf, companyLine } from './company-facts.ts';

/** One company: what it is, what became of its requests, and what to do with it. */
export const CompanyRow = memo(function CompanyRow(props: {
  readonly company: CompanySummary;
  readonly neighbours: readonly Neighbour[];
  readonly site: string;
  readonly isPrivate: boolean;
  readonly decision: Held<Decision> | undefined;
  /** No list names it, and it behaves like a tracker. */
  readonly learned: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}) {
  const { company, neighbours, site, isPrivate, decision, learned, now } = props;
  const words = useWords();
  const id = nodeId('company', company.id);
  const spotlight = useSpotlightStore().getState();
  const lit = useSpotlight((state) => state.lit === id);
  const summary = useRevealed(company.id);
  const [open, setOpen] = useState(false);
  const subject: Subject = { kind: 'company', id: company.id };
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
          </span>
          <span className="row-line">
            {decision ? (
              <>
                <b data-action={decision.action}>{ruleLine(words, decision, now)}</b>
                {` · ${countsLine(words, company)}`}
              </>
            ) : (
              <>
                {learned && <b className="learned">{words.say('learnedShort')}</b>}
                {`${learned ? ' · ' : ''}${companyLine(words, company)}`}
              </>
            )}
          </span>
        </summary>
        {open && <CompanyDetails company={company} neighbours={neighbours} decision={decision} />}
      </details>
      <ActionButtons
        choice={{ subject, site, onlyHere: company.affiliated || isPrivate, decision }}
        label={choiceLabel(words, company.name, decision, now)}
        became={becameOf(company)}
      />
    </li>
  );
});

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
