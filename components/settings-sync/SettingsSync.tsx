import './settings-sync.css';
import { Switch } from '@/components/ui/Switch';
import { useWords } from '@/components/ui/WordsContext';
import type { PlainKey } from '@/components/ui/words';
import type { SyncStatus } from '@/lib/domain/sync-status';

const PROBLEM: Readonly<Record<NonNullable<SyncStatus['problem']>['why'], PlainKey>> = {
  full: 'syncFull',
  damaged: 'syncDamaged',
  newer: 'syncNewer',
  refused: 'syncRefused',
};

/** Whether decisions travel through the browser's own sync, what that means, and how it goes. */
export function SettingsSync(props: {
  readonly status: SyncStatus;
  /** What it is to be, while that is not saved yet. */
  readonly asked: boolean | undefined;
  /** Sends `{ type: 'sync', on }`. */
  readonly onChange: (on: boolean) => void;
}) {
  const words = useWords();
  const { asked, onChange } = props;
  const { on, problem } = props.status;
  const shown = asked ?? on;
  return (
    <section className="settings-sync">
      <div className="settings-sync-head">
        <h3>{words.say('syncTitle')}</h3>
        <span className="muted">{words.say(on ? 'syncOn' : 'syncOff')}</span>
        <Switch
          label={words.say(shown ? 'syncOn' : 'syncOff')}
          on={shown}
          pending={asked !== undefined}
          onChange={onChange}
        />
      </div>
      <p className="muted">{words.say('syncWhat')}</p>
      {on && problem && (
        <p role="alert" className="warn">
          {words.say(PROBLEM[problem.why])}
          {problem.why === 'refused' && problem.detail !== '' && (
            <span className="detail"> {words.say('browserSays', problem.detail)}</span>
          )}
        </p>
      )}
    </section>
  );
}
