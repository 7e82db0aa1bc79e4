import { useEffect } from 'react';
import { DecisionEditor } from '@/components/decisions/DecisionEditor';
import { useHere, useSite } from '@/components/decisions/HereContext';
import { useUnderWay } from '@/components/decisions/use-choice';
import { sourceLine } from '@/components/ui/categories';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { BehavesLikeTracker } from '@/components/what-if/BehavesLikeTracker';
import type { Decision } from '@/lib/domain/decision';
import { learnedOf, meansOfLearned } from '@/lib/domain/learned';
import type { Neighbour } from '@/lib/domain/report';
import type { Held } from '@/lib/domain/standing';
import type { CompanySummary } from '@/lib/domain/summary';
import { listsKey } from '@/lib/stores/popup';
import { HostItem } from './HostItem.tsx';
import { usePopup } from './PopupContext.tsx';
import { Preview } from './Preview.tsx';

/** A company opened: the decision on it, its hosts on this page and why, the other sites it saw. */
export function CompanyDetails(props: {
  readonly company: CompanySummary;
  readonly neighbours: readonly Neighbour[];
  readonly decision: Held<Decision> | undefined;
}) {
  const { company, neighbours, decision } = props;
  const words = useWords();
  const kept = useKeptFocus();
  const explain = usePopup((state) => state.explain);
  const hosts = company.hosts.map(({ host }) => host).join(' ');
  const key = usePopup(listsKey);
  // Under another key lists say something else.
  useEffect(() => {
    if (key !== undefined) void explain(hosts.split(' '));
  }, [explain, hosts, key]);
  const reached = sitesOf(neighbours, company.id, true);
  const tried = sitesOf(neighbours, company.id, false);
  return (
    <div className="row-details">
      <div ref={kept}>
        {decision ? (
          <DecisionEditor decision={decision} name={company.name} onlyHere={company.affiliated} />
        ) : (
          <p>{words.say('noDecision')}</p>
        )}
        <Learned company={company} />
        <Preview company={company} />
      </div>
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

/** That nobody names it, and that it behaves like a tracker all the same. */
function Learned({ company }: { readonly company: CompanySummary }) {
  const { moment } = useHere();
  const site = useSite();
  const list = usePopup((state) => state.facts?.learned ?? NOBODY);
  const send = usePopup((state) => state.send);
  const subject = { kind: 'company', id: company.id } as const;
  const pending = useUnderWay({ subject, site }) !== undefined;
  const learned = learnedOf(company.id, list, moment.inForce);
  if (!learned) return null;
  const siteOwner = company.affiliated ? company.id : '';
  const hosts = company.hosts.map(({ host }) => ({ host, company: company.id, site, siteOwner }));
  const term = { duration: 'always' } as const;
  return (
    <BehavesLikeTracker
      learned={learned}
      means={meansOfLearned(moment.inForce, hosts)}
      busy={pending}
      onAllow={() => void send({ type: 'decide', subject, action: 'allow', term, from: 'popup' })}
    />
  );
}

const NOBODY: readonly never[] = [];

function sitesOf(neighbours: readonly Neighbour[], company: string, through: boolean): string[] {
  return neighbours
    .filter(({ links }) =>
      links.some((link) => link.company === company && link.through === through),
    )
    .map(({ site }) => site);
}
