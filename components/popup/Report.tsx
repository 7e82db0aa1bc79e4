import { useWords } from '@/components/ui/WordsContext';
import type { Protection } from '@/lib/domain/protection';
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
  readonly protection: Protection;
}) {
  const { report, summary, protection } = props;
  const words = useWords();
  const trusted = protection.trustedSites.includes(report.site);
  const { first, second, calm } = sentenceOf(words, summary, trusted);
  return (
    <main className="report">
      <h1 className="sentence">
        {first} {second && <em className={calm ? 'calm' : 'alert'}>{second}</em>}
      </h1>
      {report.companies.length === 0 && <p className="hint">{words.say('stillWatching')}</p>}
      <PageGraph report={report} summary={summary} sentence={[first, second].join(' ').trim()} />
      <CompanyList report={report} summary={summary} decisions={protection.decisions} />
      <Footer report={report} trusted={trusted} />
    </main>
  );
}
