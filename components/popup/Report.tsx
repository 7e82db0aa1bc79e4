import { useWords } from '@/components/ui/WordsContext';
import { isTrusted } from '@/lib/domain/explain';
import type { InForce } from '@/lib/domain/in-force';
import type { PageReport } from '@/lib/domain/report';
import type { PageSummary } from '@/lib/domain/summary';
import { CompanyList } from './CompanyList.tsx';
import { Footer } from './Footer.tsx';
import { PageGraph } from './PageGraph.tsx';
import { sentenceOf } from './sentence.ts';

/** A page that was watched: its sentence, its picture and its companies. */
export function Report(props: {
  readonly report: PageReport;
  readonly summary: PageSummary;
  readonly inForce: InForce;
}) {
  const { report, summary, inForce } = props;
  const words = useWords();
  const trusted = isTrusted(inForce, report.site);
  const { first, second, calm } = sentenceOf(words, summary, trusted);
  return (
    <main className="report">
      <h1 className="sentence">
        {first} {second && <em className={calm ? 'calm' : 'alert'}>{second}</em>}
      </h1>
      {report.companies.length === 0 && <p className="hint">{words.say('stillWatching')}</p>}
      <PageGraph report={report} summary={summary} sentence={[first, second].join(' ').trim()} />
      <CompanyList report={report} summary={summary} rulings={inForce.rulings} />
      <Footer report={report} trusted={trusted} />
    </main>
  );
}
