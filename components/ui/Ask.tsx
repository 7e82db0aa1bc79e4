import './ask.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A button that asks in its place before it does what cannot be undone. */
export function Ask(props: {
  /** What the button says. */
  readonly label: string;
  readonly className?: string;
  /** It can neither be asked nor be agreed to, only be declined. */
  readonly disabled?: boolean;
  /** What it would mean. */
  readonly question: ReactNode;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo?: () => void;
}) {
  const { label, className = 'link', disabled, question, yes, no, onYes, onNo } = props;
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const answered = useRef(false);
  // The safe answer has the focus; afterwards the button has it again, as soon as it can be pressed.
  useEffect(() => {
    if (asking) keep.current?.focus();
    else if (answered.current && !disabled) {
      answered.current = false;
      // Meanwhile the person may have gone on.
      if (document.activeElement === document.body) button.current?.focus();
    }
  }, [asking, disabled]);
  const answer = (isYes: boolean) => {
    answered.current = true;
    setAsking(false);
    if (isYes) onYes();
    else onNo?.();
  };
  if (!asking) {
    return (
      <button
        ref={button}
        type="button"
        className={className}
        disabled={disabled}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
    );
  }
  return (
    <fieldset
      className="ask"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        answer(false);
      }}
    >
      <div className="ask-question">{question}</div>
      <div className="ask-answers">
        <button ref={keep} type="button" className="choice-button" onClick={() => answer(false)}>
          {no}
        </button>
        <button
          type="button"
          className="choice-button danger"
          disabled={disabled}
          onClick={() => answer(true)}
        >
          {yes}
        </button>
      </div>
    </fieldset>
  );
}
