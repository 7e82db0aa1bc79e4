import './settings.css';
import { useMemo } from 'react';
import { SettingsSync } from '@/components/settings-sync/SettingsSync';
import { Levels } from '@/components/ui/Levels';
import { Pause } from '@/components/ui/Pause';
import { useWords } from '@/components/ui/WordsContext';
import { type Moment, momentOf } from '@/lib/domain/standing';
import type { SyncStatus } from '@/lib/domain/sync-status';
import type { SettingsFacts } from '@/lib/stores/settings';
import { OptionalLists } from './OptionalLists.tsx';
import { Problems } from './Problems.tsx';
import { Section } from './Section.tsx';
import { useSettings } from './SettingsContext.tsx';
import { Signals } from './Signals.tsx';

/** Level, signals, lists and sync. */
export function SettingsView() {
  const facts = useSettings((state) => state.facts);
  const words = useWords();
  return (
    <div className="page">
      <h1>{words.say('settings')}</h1>
      <Problems />
      {facts && <Known facts={facts} />}
    </div>
  );
}

function Known({ facts }: { readonly facts: SettingsFacts }) {
  const words = useWords();
  const { protection, passing, now } = facts;
  const moment = useMemo(() => momentOf({ protection, passing }, now), [protection, passing, now]);
  return (
    <>
      <Section title={words.say('settingsProtection')}>
        <Protection moment={moment} />
      </Section>
      <Section title={words.say('settingsSignals')} about={words.say('settingsSignalsAbout')}>
        <Signals signals={protection.signals} paused={moment.inForce.paused} />
      </Section>
      <Section title={words.say('settingsLists')} about={words.say('settingsListsAbout')}>
        <OptionalLists facts={facts} />
      </Section>
      <Section title={words.say('settingsSync')}>
        <Sync status={facts.sync} />
      </Section>
    </>
  );
}

/** Decisions may travel with the person. */
function Sync({ status }: { readonly status: SyncStatus }) {
  const switchSync = useSettings((state) => state.switchSync);
  const syncing = useSettings((state) => state.syncing);
  return (
    <div className="card padded">
      <SettingsSync status={status} asked={syncing?.on} onChange={(on) => void switchSync(on)} />
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
