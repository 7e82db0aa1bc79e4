import { Segments } from '@/components/ui/Segments';
import { useWords } from '@/components/ui/WordsContext';
import {
  commandOfDuration,
  commandOfReach,
  commandOfTakingBack,
  durationOf,
  durationsAt,
} from '@/lib/domain/choosing';
import type { Decision } from '@/lib/domain/decision';
import type { Held } from '@/lib/domain/standing';
import { useDeciding } from './DecidingContext.tsx';
import { useHere } from './HereContext.tsx';
import { DURATION } from './rules.ts';
import { useChoice } from './use-choice.ts';

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
  const { subject } = decision;
  const choice = { subject, site: decision.site ?? place.site, onlyHere, decision };
  const { shown, pending } = useChoice(choice);
  const isTakenBack = shown.decision === undefined;
  // What is being taken back stays on the screen until it is.
  const current = shown.decision ?? decision;
  const durations = durationsAt(place, durationOf(current));
  return (
    <div className="decision" aria-busy={pending}>
      {!onlyHere && !place.isPrivate && place.site !== undefined && (
        <Segments
          label={words.say('reachGroup', name)}
          options={[
            { value: 'here', label: words.say('reachHere') },
            { value: 'everywhere', label: words.say('reachEverywhere') },
          ]}
          value={current.site === undefined ? 'everywhere' : 'here'}
          pending={pending}
          onChange={(reach) =>
            void send(commandOfReach(current, reach === 'here' ? place.site : undefined, from))
          }
        />
      )}
      <button
        type="button"
        className="link"
        aria-label={words.say('takeBackOf', name)}
        disabled={isTakenBack}
        onClick={() => void send(commandOfTakingBack(current))}
      >
        {words.say('takeBack')}
      </button>
      <Segments
        label={words.say('durationGroup', name)}
        options={durations.map((value) => ({ value, label: words.say(DURATION[value]) }))}
        value={durationOf(current)}
        pending={pending}
        onChange={(duration) => void send(commandOfDuration(current, duration, place, from))}
      />
    </div>
  );
}
