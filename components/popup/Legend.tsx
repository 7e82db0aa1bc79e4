import { useWords } from '@/components/ui/WordsContext';
import type { Graph } from '@/lib/graph/model';

/** The picture's language, as far as this picture uses it. */
export function Legend({ graph }: { readonly graph: Graph }) {
  const words = useWords();
  const uses = (thread: string) => graph.links.some((link) => link.thread === thread);
  const elsewhere = graph.nodes.some(({ kind }) => kind === 'elsewhere');
  return (
    <span className="legend">
      {uses('through') && (
        <span>
          <Line dash="none" /> {words.say('legendThrough')}
        </span>
      )}
      {uses('stopped') && (
        <span>
          <Line dash="3 3" /> {words.say('legendBlocked')}
        </span>
      )}
      {elsewhere && (
        <span>
          <i className="legend-site" /> {words.say('legendSite')}
        </span>
      )}
      {graph.folded > 0 && (
        <span className="legend-folded">{words.count('foldedCompanies', graph.folded)}</span>
      )}
    </span>
  );
}

function Line({ dash }: { readonly dash: string }) {
  return (
    <svg viewBox="0 0 18 8" width="18" height="8" aria-hidden="true">
      <path d="M1 4h16" stroke="currentColor" strokeWidth="1.6" strokeDasharray={dash} />
    </svg>
  );
}
