/** A switch for one thing that is on or off. `label` says the state it shows. */
export function Switch(props: {
  readonly label: string;
  readonly on: boolean;
  /** The change was asked for and is not in force yet. */
  readonly pending: boolean;
  /** Not -1 unless something else brings the focus to it. */
  readonly tabIndex?: -1;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <label className="switch" aria-busy={props.pending}>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state.
        role="switch"
        aria-label={props.label}
        checked={props.on}
        tabIndex={props.tabIndex}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span className="switch-track" title={props.label} />
    </label>
  );
}
