import { type ReactNode, useId } from 'react';

/** A part of a page of settings: what it is about on one side, what can be set on the other. */
export function Section(props: {
  readonly title: string;
  readonly about?: string;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="section" aria-labelledby={heading}>
      <div className="section-head">
        <h2 id={heading}>{props.title}</h2>
        {props.about && <p>{props.about}</p>}
      </div>
      <div className="section-body">{props.children}</div>
    </section>
  );
}
