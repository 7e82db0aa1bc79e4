import { useId } from 'react';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
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
  const id = useId();
  const kept = useKeptFocus(id);
  const holds = !applied && report.companies.length > 0;
  return (
    <footer ref={kept} className="footer" id={id} tabIndex={-1}>
      {report.private && <p>{words.say('privateWindow')}</p>}
      <Applied applied={applied} />
      {holds && <p>{footerLine(words, rest, report.private)}</p>}
    </footer>
  );
}

/**
 * A change is in force, and the page shows what was before. Where that is said is there from the
 * start: what comes together with its words is not read aloud.
 */
function Applied({ applied }: { readonly applied: boolean }) {
  const words = useWords();
  const reloadPage = usePopup((state) => state.reloadPage);
  return (
    <div className={applied ? 'applied' : undefined}>
      <span role="status">{applied && words.say('appliedHint')}</span>
      {applied && (
        <button type="button" className="link" onClick={reloadPage}>
          {words.say('reloadPage')}
        </button>
      )}
    </div>
  );
}
