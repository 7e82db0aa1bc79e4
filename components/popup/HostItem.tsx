import { ActionButtons } from '@/components/decisions/ActionButtons';
import { DecisionEditor } from '@/components/decisions/DecisionEditor';
import { useHere, useSite } from '@/components/decisions/HereContext';
import { choiceLabel, whyLine } from '@/components/decisions/rules';
import { CookieMark } from '@/components/ui/CookieMark';
import { countsLine } from '@/components/ui/counts';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Subject } from '@/lib/domain/decision';
import { isDecidedThere } from '@/lib/domain/explain';
import { readableHosts } from '@/lib/domain/readable-host';
import type { HostCount } from '@/lib/domain/report';
import { decisionOn } from '@/lib/domain/standing';
import type { CompanySummary } from '@/lib/domain/summary';
import { whyOf } from '@/lib/domain/why';
import { namingsOn } from '@/lib/stores/popup';
import { becameOf } from './company-facts.ts';
import { usePopup } from './PopupContext.tsx';

/** A host of a company: what it did here and why it was blocked or not, with a control of its own. */
export function HostItem(props: { readonly company: CompanySummary; readonly host: HostCount }) {
  const { company, host } = props;
  const words = useWords();
  const kept = useKeptFocus();
  const { moment, place } = useHere();
  const namings = usePopup((state) => namingsOn(state, host.host));
  const outdated = usePopup((state) => state.applied);
  const site = useSite();
  const siteOwner = company.affiliated ? company.id : '';
  const thirdParty = { host: host.host, company: company.id, site, siteOwner };
  const why = whyOf({ moment, thirdParty, counts: host, namings, outdated });
  const subject: Subject = { kind: 'domain', id: host.host };
  const decision = decisionOn(moment, { subject, site }) ?? decisionOn(moment, { subject });
  // A host of a company can be decided on for everywhere even where the company owns the site; but
  // not where something wider was decided on here, which would count more.
  const isBeneath = isDecidedThere(moment.inForce, thirdParty);
  const onlyHere = isBeneath || place.isPrivate === true;
  const choice = { subject, site, onlyHere, decision };
  return (
    <li ref={kept} className="host-item">
      <div className="host-line">
        <span className="host" title={host.host}>
          {readableHosts(host.host)}
        </span>
        {host.cookie && <CookieMark />}
        <ActionButtons
          choice={choice}
          label={choiceLabel(words, host.host, decision, moment.now)}
          became={becameOf(host)}
        />
      </div>
      <p>
        {countsLine(words, host)}. {whyLine(words, why, moment.now, () => company.name)}
      </p>
      {decision && <DecisionEditor decision={decision} name={host.host} onlyHere={isBeneath} />}
    </li>
  );
}
