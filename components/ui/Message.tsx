import './message.css';
import type { RefCallback } from 'react';

/** A screen with nothing to list: says why, and what to do. */
export function Message(props: {
  readonly title: string;
  readonly body: string;
  readonly action?: string;
  readonly onAction?: () => void;
  /** It stands within a page: the level of its heading there. */
  readonly within?: 1 | 2;
  readonly ref?: RefCallback<HTMLElement>;
  /** With an id it can be given the focus. */
  readonly id?: string;
}) {
  const Ground = props.within ? 'div' : 'main';
  const Heading = props.within === 2 ? 'h2' : 'h1';
  return (
    <Ground
      ref={props.ref}
      className="message"
      {...(props.id !== undefined && { id: props.id, tabIndex: -1 })}
    >
      <Threads />
      <Heading>{props.title}</Heading>
      <p>{props.body}</p>
      {props.action && (
        <button type="button" className="button primary" onClick={props.onAction}>
          {props.action}
        </button>
      )}
    </Ground>
  );
}

/** The sign of the house: a disc, a diamond, and the thread between them cut. */
function Threads() {
  return (
    <svg className="message-sign" viewBox="0 0 120 48" width="120" height="48" aria-hidden="true">
      <circle cx="20" cy="24" r="13" fill="var(--disc)" stroke="var(--accent)" strokeWidth="2.5" />
      <path d="M38 24h26" stroke="var(--cut)" strokeWidth="1.6" strokeDasharray="4 4" />
      <circle cx="66" cy="24" r="2.4" fill="var(--cut)" />
      <path
        d="M98 9l15 15l-15 15l-15-15z"
        fill="none"
        stroke="var(--category-advertising-line)"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
      <circle cx="98" cy="24" r="2.8" fill="var(--category-advertising-line)" />
    </svg>
  );
}
