import { useId } from 'react';

/** One of few: a group of radio buttons that look like one control. */
export function Segments<Value extends string>(props: {
  /** What is chosen, for whom and where: read aloud before the choices. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  /** The change was asked for and is not in force yet. */
  readonly pending: boolean;
  readonly onChange: (value: Value) => void;
  /** What is chosen was chosen once more. */
  readonly onAgain?: () => void;
}) {
  const name = useId();
  return (
    <fieldset className="segments" aria-label={props.label} aria-busy={props.pending}>
      {props.options.map(({ value, label }) => (
        <label key={value} className="segment" data-value={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
            onClick={() => value === props.value && props.onAgain?.()}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
