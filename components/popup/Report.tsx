import { useHere } from '@/components/decisions/HereContext';
import { useWords } from '@/components/ui/WordsContext';
import { restOn } from '@/lib/domain/explain';
import type { PageReport } from '@/lib/domain/report';
import type { PageSummary } from '@/lib/domain/summary';
import { CompanyList } from './CompanyList.tsx';
import { Footer } from './Footer.tsx';
import { PageGraph } from './PageGraph.tsx';
import { sentenceOf } from './sentence.ts';

/** The id of what tells of the page, or why nothing can be told. */
export const REPORT = 'report';

/** A page that was watched: its sentence, its picture and its companies. */
export function Report(props: { readonly report: PageReport; readonly summary: PageSummary }) {
  const { report, summary } = props;
  const words = useWords();
  const { moment } = useHere();
  const rest = restOn(moment.inForce, report.site);
  const { first, second, calm } = sentenceOf(words, summary, rest);
  const sentence = [first, second].join(' ').trim();
  return (
    <main className="report" id={REPORT} tabIndex={-1}>
      <h1 className="sentence">
        {first} {second && <em className={calm ? 'calm' : 'alert'}>{second}</em>}
      </h1>
      {report.companies.length === 0 && <p className="hint">{words.say('stillWatching')}</p>}
      <PageGraph report={report} summary={summary} sentence={sentence} rest={rest} />
      <CompanyList report={report} summary={summary} />
      <Footer report={report} rest={rest} />
    </main>
  );
}
