import { useMemo } from 'react';
import { GraphCanvas } from '@/components/graph/GraphCanvas';
import { useSpotlight } from '@/components/graph/SpotlightContext';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import type { Rest } from '@/lib/domain/explain';
import type { PageReport } from '@/lib/domain/report';
import type { CompanySummary, PageSummary } from '@/lib/domain/summary';
import { buildGraph } from '@/lib/graph/build';
import type { Graph } from '@/lib/graph/model';
import { companyLine } from './company-facts.ts';
import { Legend } from './Legend.tsx';
import { REST_TAG } from './rest-tag.ts';

/** The picture of a page, and a line below it: the legend, or what the pointer is on. */
export function PageGraph(props: {
  readonly report: PageReport;
  readonly summary: PageSummary;
  /** The sentence that tells the page: part of the picture's accessible name. */
  readonly sentence: string;
  /** Why nothing is stopped here: the picture wears it. */
  readonly rest: Rest | undefined;
}) {
  const { report, summary, sentence, rest } = props;
  const words = useWords();
  const graph = useMemo(() => buildGraph(report, summary), [report, summary]);
  const caption = useSpotlight(({ lit }) => captionOf(words, graph, summary, lit));
  return (
    <figure className="graph" data-rest={rest}>
      <GraphCanvas graph={graph} name={nameOf(words, report.site, graph, sentence)} mood={rest} />
      {rest && (
        <span className="graph-tag" aria-hidden="true">
          {words.say(REST_TAG[rest])}
        </span>
      )}
      <figcaption aria-hidden="true">
        {caption === undefined ? <Legend graph={graph} /> : <span>{caption}</span>}
      </figcaption>
    </figure>
  );
}

function nameOf(words: Words, site: string, { nodes }: Graph, sentence: string): string {
  const elsewhere = nodes.filter(({ kind }) => kind === 'elsewhere').length;
  const graphOf = words.say('graphOf', site, sentence);
  return elsewhere > 0 ? `${graphOf} ${words.count('graphElsewhere', elsewhere)}` : graphOf;
}

/** One line on the node in the light; the list has the same, and more. */
function captionOf(
  words: Words,
  { nodes, links }: Graph,
  { strangers }: PageSummary,
  lit: string | undefined,
): string | undefined {
  const index = lit === undefined ? -1 : nodes.findIndex(({ id }) => id === lit);
  const node = nodes[index];
  if (node?.kind === 'elsewhere') {
    const companies = links.filter(({ source }) => source === index).length;
    return words.count('captionElsewhere', companies, node.site);
  }
  const company = node?.kind === 'company' ? byId(strangers, node.company) : undefined;
  return company && `${company.name} · ${companyLine(words, company)}`;
}

function byId(companies: readonly CompanySummary[], id: string): CompanySummary | undefined {
  return companies.find((company) => company.id === id);
}
