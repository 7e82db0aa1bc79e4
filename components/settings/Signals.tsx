import { useWords } from '@/components/ui/WordsContext';
import { type Protection, SIGNALS } from '@/lib/domain/protection';
import { subjectOf } from '@/lib/stores/sending';
import { useSettings } from './SettingsContext.tsx';
import { SwitchRow } from './SwitchRow.tsx';

const TITLE = { gpc: 'settingsGpc', dnt: 'settingsDnt' } as const;
const ABOUT = { gpc: 'settingsGpcAbout', dnt: 'settingsDntAbout' } as const;

/** What every site is told. */
export function Signals(props: {
  readonly signals: Protection['signals'];
  readonly paused: boolean;
}) {
  const { signals, paused } = props;
  const words = useWords();
  const send = useSettings((state) => state.send);
  const pending = useSettings((state) => state.pending);
  return (
    <div className="card">
      {SIGNALS.map((signal) => {
        const waiting = pending.get(subjectOf({ type: 'signal', signal, on: true }));
        return (
          <SwitchRow
            key={signal}
            title={words.say(TITLE[signal])}
            about={words.say(ABOUT[signal])}
            on={waiting?.type === 'signal' ? waiting.on : signals[signal]}
            pending={waiting !== undefined}
            onChange={(on) => void send({ type: 'signal', signal, on })}
          />
        );
      })}
      {paused && <p className="card-note">{words.say('settingsSignalsPaused')}</p>}
    </div>
  );
}
