import { useWords } from '@/components/ui/WordsContext';
import type { Rest } from '@/lib/domain/explain';
import type { PageReport } from '@/lib/domain/report';
import { usePopup } from './PopupContext.tsx';
import { footerLine } from './sentence.ts';

/** What holds for all of the above: the private window, the reach of a choice, how to see a change. */
export function Footer(props: { readonly report: PageReport; readonly rest: Rest | undefined }) {
  const { report, rest } = props;
  const words = useWords();
  const applied = usePopup((state) => state.applied);
  return (
    <footer className="footer">
      {report.private && <p>{words.say('privateWindow')}</p>}
      {applied ? (
        <Applied />
      ) : (
        report.companies.length > 0 && <p>{footerLine(words, rest, report.private)}</p>
      )}
    </footer>
  );
}

/** A change is in force, and the page shows what was before. */
function Applied() {
  const words = useWords();
  const reloadPage = usePopup((state) => state.reloadPage);
  return (
    <div className="applied">
      <span role="status">{words.say('appliedHint')}</span>
      <button type="button" className="link" onClick={reloadPage}>
        {words.say('reloadPage')}
      </button>
    </div>
  );
}
