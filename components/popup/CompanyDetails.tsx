import { useWords } from '@/components/ui/WordsContext';
import type { Neighbour } from '@/lib/domain/report';
import type { CompanySummary } from '@/lib/domain/summary';
import { CookieMark } from './CookieMark.tsx';
import { countsLine, sourceLine } from './company-facts.ts';

/** A company opened: its hosts on this page, the other sites it saw, where its name comes from. */
export function CompanyDetails(props: {
  readonly company: CompanySummary;
  readonly neighbours: readonly Neighbour[];
}) {
  const { company, neighbours } = props;
  const words = useWords();
  const reached = sitesOf(neighbours, company.id, true);
  const tried = sitesOf(neighbours, company.id, false);
  return (
    <div className="row-details">
      <ul>
        {company.hosts.map((host) => (
          <li key={host.host}>
            <span className="host">{host.host}</span>
            {host.cookie && <CookieMark />}
            <span className="host-counts">{countsLine(words, host)}</span>
          </li>
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
