import { useEffect } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import type { Decision } from '@/lib/domain/decision';
import type { Neighbour } from '@/lib/domain/report';
import type { Held } from '@/lib/domain/standing';
import type { CompanySummary } from '@/lib/domain/summary';
import { sourceLine } from './company-facts.ts';
import { DecisionEditor } from './DecisionEditor.tsx';
import { HostItem } from './HostItem.tsx';
import { usePopup } from './PopupContext.tsx';

/** A company opened: the decision on it, its hosts on this page and why, the other sites it saw. */
export function CompanyDetails(props: {
  readonly company: CompanySummary;
  readonly neighbours: readonly Neighbour[];
  readonly decision: Held<Decision> | undefined;
}) {
  const { company, neighbours, decision } = props;
  const words = useWords();
  const explain = usePopup((state) => state.explain);
  const hosts = company.hosts.map(({ host }) => host).join(' ');
  useEffect(() => void explain(hosts.split(' ')), [explain, hosts]);
  const reached = sitesOf(neighbours, company.id, true);
  const tried = sitesOf(neighbours, company.id, false);
  return (
    <div className="row-details">
      {decision ? (
        <DecisionEditor decision={decision} name={company.name} isOwn={company.affiliated} />
      ) : (
        <p>{words.say('noDecision')}</p>
      )}
      <ul>
        {company.hosts.map((host) => (
          <HostItem key={host.host} company={company} host={host} />
        ))}
      </ul>
      {reached.length > 0 && <p>{words.say('alsoReached', words.list(reached))}</p>}
      {tried.length > 0 && <p>{words.say('alsoTried', words.list(tried))}</p>}
      <p>{sourceLine(words, company.source)}</p>
    </div>
  );
}

function sitesOf(neighbours: readonly Neighbour[], company: string, through: boolean): string[] {
  return neighbours
    .filter(({ links }) =>
      links.some((link) => link.company === company && link.through === through),
    )
    .map(({ site }) => site);
}
