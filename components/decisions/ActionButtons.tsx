import { type KeyboardEvent, useRef } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import { type Choice, commandOfClick } from '@/lib/domain/choosing';
import { ACTIONS, type Action } from '@/lib/domain/decision';
import { useDeciding } from './DecidingContext.tsx';
import { useHere } from './HereContext.tsx';
import { ACTION } from './rules.ts';
import { useChoice } from './use-choice.ts';

/**
 * Block, Limit, Allow. The button of the person's decision is pressed, and pressing it again takes
 * the decision back; without one, what the lists did is outlined. One stop for the tab key; arrows
 * go from button to button.
 */
export function ActionButtons(props: {
  readonly choice: Choice;
  /** For whom, and what holds: read aloud before the buttons. */
  readonly label: string;
  /** What became of requests where the person decided nothing. */
  readonly became: readonly Action[];
  /** They stand in a grid, whose keys go from button to button, and into and out of the row. */
  readonly inGrid?: boolean;
}) {
  const { label, became, inGrid } = props;
  const words = useWords();
  const { place, from } = useHere();
  const send = useDeciding((state) => state.send);
  const { shown, pending } = useChoice(props.choice);
  const group = useRef<HTMLDivElement>(null);
  const decided = shown.decision?.action;
  const stop = decided ?? became[0] ?? 'block';

  function move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || inGrid) return;
    event.preventDefault();
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <div
      ref={group}
      className="actions"
      role="toolbar"
      aria-label={label}
      aria-busy={pending}
      onKeyDown={move}
    >
      {ACTIONS.map((action) => (
        <button
          key={action}
          type="button"
          className={!decided && became.includes(action) ? 'action by-lists' : 'action'}
          data-action={action}
          aria-pressed={action === decided}
          tabIndex={action === stop && !inGrid ? 0 : -1}
          title={words.say(hintOf(shown, action, place.isPrivate))}
          onClick={() => void send(commandOfClick(shown, action, from))}
        >
          {words.say(ACTION[action])}
        </button>
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

const HINTS = {
  block: ['hintBlockHere', 'hintBlockEverywhere'],
  limit: ['hintLimitHere', 'hintLimitEverywhere'],
  allow: ['hintAllowHere', 'hintAllowEverywhere'],
} as const;

function hintOf({ decision, onlyHere, site }: Choice, action: Action, isPrivate = false) {
  if (decision?.action === action) {
    // Of a private window only what was decided there ends with it.
    return isPrivate && !decision.visit ? 'hintTakeBackPrivate' : 'hintTakeBack';
  }
  const everywhere = site === undefined || (action === 'block' && !onlyHere);
  return HINTS[action][everywhere ? 1 : 0];
}
