import type { ReactNode } from 'react';

/** A line of a card: what is on or off, what that means, and the switch. */
export function SwitchRow(props: {
  readonly title: string;
  readonly about?: ReactNode;
  /** A few words beside the switch. */
  readonly note?: string | undefined;
  readonly on: boolean;
  /** On for another reason than the person's wish: it cannot be switched here. */
  readonly fixed?: boolean;
  readonly pending: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const { title, about, note, on, fixed, pending, onChange } = props;
  return (
    <label className="switch-row" aria-busy={pending}>
      <span className="switch-row-text">
        <span className="switch-row-title">{title}</span>
        {about !== undefined && <span className="switch-row-about">{about}</span>}
      </span>
      {note !== undefined && <span className="switch-row-note">{note}</span>}
      <span className="switch">
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state.
          role="switch"
          checked={on}
          disabled={fixed}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className="switch-track" />
      </span>
    </label>
  );
}
