import { useHere } from '@/components/decisions/HereContext';
import { Finder } from '@/components/finder/Finder';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import type { Subject } from '@/lib/domain/decision';
import { restOn } from '@/lib/domain/explain';
import type { PageReport } from '@/lib/domain/report';
import type { PopupFacts } from '@/lib/stores/popup';
import { SEARCH_START } from './Bar.tsx';
import { usePopup } from './PopupContext.tsx';

/** The search for what breaks the page, while there is one; it begins with a button in the bar. */
export function Search(props: { readonly facts: PopupFacts; readonly report: PageReport }) {
  const { finding, tabId } = props.facts;
  const { site, companies } = props.report;
  const send = usePopup((state) => state.send);
  const { moment } = useHere();
  const busy = usePopup((state) => state.pending.has(`find:${tabId}`));
  const kept = useKeptFocus(SEARCH_START);
  if (!finding || tabId === undefined) return null;
  const nameOf = ({ id }: Subject) => companies.find((company) => company.id === id)?.name ?? id;
  return (
    <Finder
      ref={kept}
      finding={finding}
      busy={busy}
      rests={restOn(moment.inForce, site) !== undefined}
      nameOf={nameOf}
      onStep={(step) => void send({ type: 'find', step, tabId, site })}
    />
  );
}
