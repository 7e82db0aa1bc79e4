import type { Command } from '@/lib/domain/command';
import type { Moment } from '@/lib/domain/standing';
import { type Pending, subjectOf } from '@/lib/stores/sending';
import { pauseLine } from './standing.ts';
import { useWords } from './WordsContext.tsx';

const LENGTHS = [
  ['hour', 'durationHour'],
  ['day', 'durationDay'],
  ['restart', 'untilRestart'],
] as const;

/** Lets everything through on every site for a while, and ends that at once. */
export function Pause(props: {
  readonly moment: Moment;
  readonly pending: Pending;
  readonly send: (command: Command) => Promise<void>;
}) {
  const { moment, pending, send } = props;
  const words = useWords();
  const isBusy = pending.has(subjectOf({ type: 'pause', until: 'now' }));
  if (moment.inForce.paused) {
    return (
      <div className="pause" aria-busy={isBusy}>
        <p className="pause-title resting">{pauseLine(words, moment)}</p>
        <button
          type="button"
          className="button primary small"
          onClick={() => void send({ type: 'pause', until: 'now' })}
        >
          {words.say('endPause')}
        </button>
      </div>
    );
  }
  return (
    <fieldset className="pause" aria-label={words.say('pauseTitle')} aria-busy={isBusy}>
      <p className="pause-title" aria-hidden="true">
        {words.say('pauseTitle')}
      </p>
      <div className="panel-buttons">
        {LENGTHS.map(([until, label]) => (
          <button
            key={until}
            type="button"
            className="choice-button"
            onClick={() => void send({ type: 'pause', until })}
          >
            {words.say(label)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
