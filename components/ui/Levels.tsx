import { useId } from 'react';
import type { Command } from '@/lib/domain/command';
import { LEVELS, type Level } from '@/lib/domain/protection';
import { type Pending, subjectOf } from '@/lib/stores/sending';
import { Icon } from './Icon.tsx';
import { LEVEL } from './standing.ts';
import { useWords } from './WordsContext.tsx';
import type { PlainKey } from './words.ts';

const DOES: Readonly<Record<Level, PlainKey>> = {
  watch: 'levelWatchDoes',
  standard: 'levelStandardDoes',
  strict: 'levelStrictDoes',
};

/** The three levels, each with a line on what it does. */
export function Levels(props: {
  readonly level: Level;
  readonly pending: Pending;
  readonly send: (command: Command) => Promise<void>;
}) {
  const { level, pending, send } = props;
  const words = useWords();
  const name = useId();
  const waiting = pending.get(subjectOf({ type: 'level', level }));
  const shown = waiting?.type === 'level' ? waiting.level : level;
  return (
    <fieldset
      className="levels"
      aria-label={words.say('levelTitle')}
      aria-busy={waiting !== undefined}
    >
      {LEVELS.map((one) => (
        <label key={one} className="level">
          <input
            type="radio"
            name={name}
            checked={one === shown}
            onChange={() => void send({ type: 'level', level: one })}
          />
          <Icon name={one} />
          <span className="level-text">
            <span className="level-name">{words.say(LEVEL[one])}</span>
            <span className="level-does">{words.say(DOES[one])}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
