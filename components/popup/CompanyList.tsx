import { useState } from 'react';
import { useHere } from '@/components/decisions/HereContext';
import { useSpotlight } from '@/components/graph/SpotlightContext';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { learnedOf } from '@/lib/domain/learned';
import type { PageReport } from '@/lib/domain/report';
import { decisionAt } from '@/lib/domain/standing';
import type { CompanySummary, PageSummary } from '@/lib/domain/summary';
import { CompanyRow } from './CompanyRow.tsx';
import { isLong } from './company-facts.ts';
import { usePopup } from './PopupContext.tsx';

/** So many rows before the person asks for more: a page of 80 companies opens as fast as one of 40. */
const FIRST_ROWS = 40;

const NOBODY: readonly never[] = [];

/** The companies of a page, each with its control. The twin of the picture. */
export function CompanyList(props: { readonly report: PageReport; readonly summary: PageSummary }) {
  const { report, summary } = props;
  const { moment } = useHere();
  const learned = usePopup((state) => state.facts?.learned ?? NOBODY);
  const words = useWords();
  if (report.companies.length === 0) return null;
  const row = (company: CompanySummary) => (
    <CompanyRow
      key={company.id}
      company={company}
      neighbours={report.neighbours}
      site={report.site}
      isPrivate={report.private}
      decision={decisionAt(
        moment,
        { kind: 'company', id: company.id },
        report.site,
        company.affiliated,
      )}
      learned={learnedOf(company.id, learned, moment.inForce) !== undefined}
      now={moment.now}
    />
  );
  return (
    <section
      className={isLong(summary.strangers) ? 'companies long' : 'companies'}
      aria-label={words.say('companiesOnPage')}
    >
      <Strangers companies={summary.strangers} row={row} />
      {summary.affiliated.length > 0 && (
        <details className="owner" open={summary.strangers.length === 0}>
          <summary>
            {words.say('sameOwner')}{' '}
            <span className="chip">{words.number(summary.affiliated.length)}</span>
          </summary>
          <ul>{summary.affiliated.map(row)}</ul>
        </details>
      )}
      {report.overflow > 0 && <p className="hint">{words.count('overflow', report.overflow)}</p>}
    </section>
  );
}

function Strangers(props: {
  readonly companies: readonly CompanySummary[];
  readonly row: (company: CompanySummary) => React.ReactNode;
}) {
  const { companies, row } = props;
  const words = useWords();
  const [rows, setRows] = useState(FIRST_ROWS);
  const kept = useKeptFocus();
  // A click in the picture may ask for a row that is not there yet.
  const asked = useSpotlight(({ revealed }) =>
    companies.findIndex(({ id }) => id === revealed?.company),
  );
  const shown = asked < rows ? rows : companies.length;
  return (
    <div ref={kept}>
      <ul>{companies.slice(0, shown).map(row)}</ul>
      {companies.length > shown && (
        <button type="button" className="link more" onClick={() => setRows(companies.length)}>
          {words.say('showAll', words.number(companies.length))}
        </button>
      )}
    </div>
  );
}
