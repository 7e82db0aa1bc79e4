import './settings.css';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { SettingsSync } from '@/components/settings-sync/SettingsSync';
import { Levels } from '@/components/ui/Levels';
import { Pause } from '@/components/ui/Pause';
import { useWords } from '@/components/ui/WordsContext';
import { type Moment, momentOf } from '@/lib/domain/standing';
import type { SyncStatus } from '@/lib/domain/sync-status';
import type { SettingsFacts } from '@/lib/stores/settings';
import { Ledger } from './Ledger.tsx';
import { OptionalLists } from './OptionalLists.tsx';
import { Problems } from './Problems.tsx';
import { useSettings } from './SettingsContext.tsx';
import { Signals } from './Signals.tsx';

/** The parts of the page, by the address of each. */
const PARTS = [
  ['protection', 'settingsProtection'],
  ['signals', 'settingsSignals'],
  ['lists', 'settingsLists'],
  ['decisions', 'settingsLedger'],
] as const;

/** Everything the settings page shows. */
export function SettingsPage() {
  const facts = useSettings((state) => state.facts);
  const words = useWords();
  return (
    <div className="page">
      <header className="page-header">
        <h1>{words.say('settingsTitle')}</h1>
        <nav className="page-nav" aria-label={words.say('settingsTitle')}>
          {PARTS.map(([id, title]) => (
            <a key={id} href={`#${id}`}>
              {words.say(title)}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <Problems />
        {facts && <Known facts={facts} />}
      </main>
    </div>
  );
}

function Known({ facts }: { readonly facts: SettingsFacts }) {
  const words = useWords();
  const { protection, passing, now } = facts;
  const moment = useMemo(() => momentOf({ protection, passing }, now), [protection, passing, now]);
  return (
    <>
      <Section id="protection" title={words.say('settingsProtection')}>
        <Protection moment={moment} />
      </Section>
      <Section
        id="signals"
        title={words.say('settingsSignals')}
        about={words.say('settingsSignalsAbout')}
      >
        <Signals signals={protection.signals} paused={moment.inForce.paused} />
      </Section>
      <Section
        id="lists"
        title={words.say('settingsLists')}
        about={words.say('settingsListsAbout')}
      >
        <OptionalLists facts={facts} />
      </Section>
      <Section
        id="decisions"
        title={words.say('settingsLedger')}
        about={words.say('settingsLedgerAbout')}
      >
        <Ledger moment={moment} />
        <Sync status={facts.sync} />
      </Section>
    </>
  );
}

/** Decisions may travel with the person. */
function Sync({ status }: { readonly status: SyncStatus }) {
  const switchSync = useSettings((state) => state.switchSync);
  const [pending, setPending] = useState(false);
  return (
    <div className="card padded">
      <SettingsSync
        status={status}
        pending={pending}
        onChange={(on) => {
          setPending(true);
          void switchSync(on).finally(() => setPending(false));
        }}
      />
    </div>
  );
}

function Protection({ moment }: { readonly moment: Moment }) {
  const pending = useSettings((state) => state.pending);
  const send = useSettings((state) => state.send);
  return (
    <div className="card padded">
      <Levels level={moment.protection.level} pending={pending} send={send} />
      <Pause moment={moment} pending={pending} send={send} />
    </div>
  );
}

function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section id={props.id} className="section" aria-labelledby={heading}>
      <div className="section-head">
        <h2 id={heading}>{props.title}</h2>
        {props.about && <p>{props.about}</p>}
      </div>
      <div className="section-body">{props.children}</div>
    </section>
  );
}
