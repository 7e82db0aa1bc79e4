import { Segments } from '@/components/ui/Segments';
import { useWords } from '@/components/ui/WordsContext';
import { commandOfDuration, commandOfReach, durationOf, durationsAt } from '@/lib/domain/choosing';
import type { Command } from '@/lib/domain/command';
import type { Decision } from '@/lib/domain/decision';
import type { Held } from '@/lib/domain/standing';
import { subjectOf } from '@/lib/stores/sending';
import { useDeciding } from './DecidingContext.tsx';
import { useHere } from './HereContext.tsx';
import { DURATION } from './rules.ts';

/** How far a decision reaches and how long it holds, to be changed; and its way back. */
export function DecisionEditor(props: {
  readonly decision: Held<Decision>;
  /** What it is about, as the screen names it. */
  readonly name: string;
  /** Decided for everywhere it would mean nothing here: only the duration can be changed. */
  readonly onlyHere: boolean;
}) {
  const { decision, name, onlyHere } = props;
  const { place, from } = useHere();
  const words = useWords();
  const send = useDeciding((state) => state.send);
  const { subject, site } = decision;
  const takeBack: Command = { type: 'undecide', subject, ...(site !== undefined && { site }) };
  const waiting = useDeciding((state) => state.pending.get(subjectOf(takeBack)));
  const pending = waiting !== undefined;
  const asked = waiting?.type === 'decide' ? waiting : undefined;
  const where = asked ? asked.site : site;
  const durations = durationsAt(place, durationOf(decision));
  return (
    <div className="decision" aria-busy={pending}>
      {!onlyHere && !place.isPrivate && place.site !== undefined && (
        <Segments
          label={words.say('reachGroup', name)}
          options={[
            { value: 'here', label: words.say('reachHere') },
            { value: 'everywhere', label: words.say('reachEverywhere') },
          ]}
          value={where === undefined ? 'everywhere' : 'here'}
          pending={pending}
          onChange={(reach) =>
            void send(commandOfReach(decision, reach === 'here' ? place.site : undefined, from))
          }
        />
      )}
      <button
        type="button"
        className="link"
        aria-label={words.say('takeBackOf', name)}
        onClick={() => void send(takeBack)}
      >
        {words.say('takeBack')}
      </button>
      <Segments
        label={words.say('durationGroup', name)}
        options={durations.map((value) => ({ value, label: words.say(DURATION[value]) }))}
        value={asked?.term.duration ?? durationOf(decision)}
        pending={pending}
        onChange={(duration) => void send(commandOfDuration(decision, duration, place, from))}
      />
    </div>
  );
}
