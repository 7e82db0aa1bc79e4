import { useMemo } from 'react';
import { ActionButtons } from '@/components/decisions/ActionButtons';
import { DecisionEditor } from '@/components/decisions/DecisionEditor';
import { useHere } from '@/components/decisions/HereContext';
import { choiceLabel, ruleLine } from '@/components/decisions/rules';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { CATEGORY, sourceLine } from '@/components/ui/categories';
import { useWords } from '@/components/ui/WordsContext';
import { WhatIf } from '@/components/what-if/WhatIf';
import { ForgetNode } from '@/components/your-data/ForgetNode';
import type { Entity } from '@/lib/domain/catalog';
import { commandOfAction, commandOfTakingBack } from '@/lib/domain/choosing';
import type { Change } from '@/lib/domain/command';
import { companyDossier } from '@/lib/domain/dossier';
import type { Reach } from '@/lib/domain/reach';
import { readableHosts } from '@/lib/domain/readable-host';
import { decisionOn } from '@/lib/domain/standing';
import { inForceAfter } from '@/lib/domain/what-if';
import type { Look } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { becameOf } from './became.ts';
import { ContactList } from './ContactList.tsx';
import { LensToggle } from './LensToggle.tsx';
import { PartlyDecidedLinks, usePartlyDecided } from './PartlyDecided.tsx';
import { ReachBar } from './ReachList.tsx';
import { Reading } from './Reading.tsx';
import { useThreads } from './use-threads.ts';

/** A company: who it is, how much of your browsing it could see and saw, and what to do about it. */
export function CompanyPanel({ company, look }: { readonly company: string; readonly look: Look }) {
  const words = useWords();
  const record = useAtlas((state) => state.record);
  const entity = record?.companies.find(({ id }) => id === company);
  const reach = look.report.companies.find((one) => one.entity.id === company);
  const dossier = useMemo(
    () => record && companyDossier(record, company, look.period),
    [record, company, look.period],
  );
  if (!record) return <Reading />;
  if (!entity || !dossier) {
    return <p className="panel-about">{words.say('panelUnknown', company)}</p>;
  }
  return (
    <>
      <div className="panel-head">
        <CategoryMark category={entity.category} hollow={reach?.through === 0} />
        <div>
          <h2>{entity.name}</h2>
          <p>{words.say(CATEGORY[entity.category])}</p>
        </div>
      </div>
      {reach ? <ReachFacts reach={reach} sites={look.report.sites} /> : <NotInPeriod />}
      <Deciding entity={entity} reach={reach} />
      <LensToggle part="company" value={company} label="lensCompany" />
      {reach && <TrailLink company={company} />}
      {dossier.sites.length > 0 && (
        <ContactList
          title={words.count('panelSites', dossier.sites.length)}
          kind="site"
          contacts={dossier.sites}
          nameOf={readableHosts}
        />
      )}
      {dossier.hosts.length > 0 && (
        <ContactList
          title={words.count('panelHosts', dossier.hosts.length)}
          contacts={dossier.hosts}
          nameOf={readableHosts}
        />
      )}
      <p className="panel-source">{sourceLine(words, entity.source)}</p>
      <ForgetNode what={{ kind: 'company', company }} name={entity.name} />
    </>
  );
}

function TrailLink({ company }: { readonly company: string }) {
  const words = useWords();
  const { go } = useAtlasStore().getState();
  return (
    <button
      type="button"
      className="link"
      onClick={() => go({ view: 'trails', trail: { company }, node: undefined, search: undefined })}
    >
      {words.say('trailOpen')}
    </button>
  );
}

function NotInPeriod() {
  const words = useWords();
  return <p className="panel-about">{words.say('panelNotInPeriod')}</p>;
}

function ReachFacts({ reach, sites }: { readonly reach: Reach; readonly sites: number }) {
  const words = useWords();
  const { attempted, through, limited, recognised, knowsYou } = reach;
  return (
    <div className="panel-reach">
      <ReachBar reach={reach} sites={sites} />
      <p>
        {words.count('panelAttempted', sites, words.number(attempted))}{' '}
        <b className={through === 0 ? 'calm' : ''}>
          {through === 0 ? words.say('panelNone') : words.count('panelThrough', through)}
        </b>
      </p>
      {limited > 0 && <p>{words.count('panelLimited', limited)}</p>}
      {recognised > 0 && <p>{words.count('panelRecognised', recognised)}</p>}
      {knowsYou && <p className="panel-knows">{words.say('panelKnowsYou')}</p>}
    </div>
  );
}

/** Block, Limit, Allow, everywhere; and before that, what a block would change. */
function Deciding(props: { readonly entity: Entity; readonly reach: Reach | undefined }) {
  const { entity, reach } = props;
  const words = useWords();
  const { moment } = useHere();
  const readThreads = useThreads();
  const subject = { kind: 'company', id: entity.id } as const;
  const decision = decisionOn(moment, { subject });
  const partly = usePartlyDecided(entity.id);
  const isUndecided = partly.sites + partly.domains === 0;
  const preview = (command: Change) => (
    <WhatIf
      company={entity.id}
      subject={subject}
      before={moment.inForce}
      after={inForceAfter(moment, command)}
      readThreads={readThreads}
    />
  );
  return (
    <div className="panel-deciding">
      <ActionButtons
        choice={{ subject, site: undefined, onlyHere: false, decision }}
        label={choiceLabel(words, entity.name, decision, moment.now)}
        became={becameOf(reach)}
      />
      {decision ? (
        <>
          <p data-action={decision.action} className="panel-rule">
            {ruleLine(words, decision, moment.now)}
          </p>
          <DecisionEditor decision={decision} name={entity.name} onlyHere={false} />
          <PartlyDecidedLinks {...partly} />
          <p>{words.say('whatIfTakenBack')}</p>
          {preview(commandOfTakingBack(decision))}
        </>
      ) : (
        <>
          <p>{words.say(isUndecided ? 'noDecision' : 'noDecisionEverywhere')}</p>
          <PartlyDecidedLinks {...partly} />
          <p>{words.say('whatIfBlocked')}</p>
          {preview(commandOfAction({ subject, decision }, 'block', undefined, 'atlas'))}
        </>
      )}
    </div>
  );
}
