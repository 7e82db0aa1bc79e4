import { useState } from 'react';
import { useHere } from '@/components/decisions/HereContext';
import { ACTION } from '@/components/decisions/rules';
import { useUnderWay } from '@/components/decisions/use-choice';
import { Segments } from '@/components/ui/Segments';
import { useWords } from '@/components/ui/WordsContext';
import { WhatIf } from '@/components/what-if/WhatIf';
import { commandOfAction, commandOfTakingBack } from '@/lib/domain/choosing';
import { ACTIONS, type Action, type Subject } from '@/lib/domain/decision';
import { readableHosts } from '@/lib/domain/readable-host';
import { decisionAt } from '@/lib/domain/standing';
import type { CompanySummary } from '@/lib/domain/summary';
import { through } from '@/lib/domain/verdict';
import { inForceAfter } from '@/lib/domain/what-if';
import { usePopup } from './PopupContext.tsx';

/** What a decision would change, before it is taken: a line that opens, for who wants to know first. */
export function Preview({ company }: { readonly company: CompanySummary }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="preview" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="preview-line">{words.say('whatIfOpen')}</summary>
      {open && <Consider company={company} />}
    </details>
  );
}

type Considered = Action | 'back';

/** Any decision on the company or one of its domains: what it would change, and the way to take it. */
function Consider({ company }: { readonly company: CompanySummary }) {
  const words = useWords();
  const { moment, place } = useHere();
  const { site = '' } = place;
  const readThreads = usePopup((state) => state.readThreads);
  const send = usePopup((state) => state.send);
  const [domain, setDomain] = useDomainOf(company);
  const [asked, setAsked] = useState<Considered>();
  const [everywhere, setEverywhere] = useState(!company.affiliated);
  const subject: Subject =
    domain === '' ? { kind: 'company', id: company.id } : { kind: 'domain', id: domain };
  const isOwn = company.affiliated && domain === '';
  const decision = decisionAt(moment, subject, site, isOwn);
  // Without a wish of the person's: what they are likeliest to think of.
  const wish = asked ?? (decision ? 'back' : 'block');
  const considered = wish === 'back' && !decision ? 'block' : wish;
  const onlyHere = isOwn || place.isPrivate === true;
  const where = everywhere && !onlyHere ? undefined : site;
  const command =
    considered === 'back' && decision
      ? commandOfTakingBack(decision)
      : commandOfAction({ subject, decision }, considered as Action, where);
  // What is weighed here holds no more once another command is under way.
  const pending = useUnderWay({ subject, site }) !== undefined;
  const name = domain === '' ? company.name : domain;
  return (
    <div className="consider">
      <select
        aria-label={words.say('whatIfWhom')}
        value={domain}
        onChange={(event) => setDomain(event.currentTarget.value)}
      >
        <option value="">{words.say('whatIfWhole', company.name)}</option>
        {company.hosts.map(({ host }) => (
          <option key={host} value={host}>
            {readableHosts(host)}
          </option>
        ))}
      </select>
      <Segments<Considered>
        label={words.say('whatIfWhat', name)}
        options={[
          ...ACTIONS.map((value) => ({ value, label: words.say(ACTION[value]) })),
          ...(decision ? [{ value: 'back' as const, label: words.say('takeBack') }] : []),
        ]}
        value={considered}
        pending={pending}
        onChange={setAsked}
      />
      {considered !== 'back' && !onlyHere && (
        <Segments
          label={words.say('reachGroup', name)}
          options={[
            { value: 'here', label: words.say('reachHere') },
            { value: 'everywhere', label: words.say('reachEverywhere') },
          ]}
          value={everywhere ? 'everywhere' : 'here'}
          pending={pending}
          onChange={(reach) => setEverywhere(reach === 'everywhere')}
        />
      )}
      <WhatIf
        company={company.id}
        subject={subject}
        before={moment.inForce}
        after={inForceAfter(moment, command)}
        page={pageThread(company, site)}
        readThreads={readThreads}
      />
      <button
        type="button"
        className="choice-button"
        disabled={pending}
        onClick={() => void send(command)}
      >
        {words.say('whatIfDo')}
      </button>
    </div>
  );
}

/** Which domain of the company is meant, or '' for all of it: also where the page has it no more. */
function useDomainOf({ hosts }: CompanySummary) {
  const [chosen, choose] = useState('');
  const isThere = hosts.some(({ host }) => host === chosen);
  return [isThere ? chosen : '', choose] as const;
}

/** The company on the page at hand, as the record would have it. */
function pageThread({ id, affiliated, hosts }: CompanySummary, site: string) {
  const siteOwner = affiliated ? id : '';
  return {
    site,
    siteOwner,
    hosts: hosts.map((one) => ({ host: one.host, through: through(one) > 0 })),
  };
}
