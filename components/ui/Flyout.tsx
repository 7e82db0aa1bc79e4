import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/** A button with a panel that opens beside it, and closes on Escape or a click elsewhere. */
export function Flyout(props: {
  /** Where the panel opens; also its class. */
  readonly place: 'below' | 'above';
  readonly className: string;
  /** The button's name, where its contents are not one. */
  readonly label?: string;
  readonly button: ReactNode;
  /** The panel's name, read aloud when it opens. */
  readonly title: string;
  /** What the panel holds; `close` puts the focus back on the button. */
  readonly children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    const ending = new AbortController();
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Else the browser closes the whole popup.
      event.preventDefault();
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('keydown', onEscape, { signal: ending.signal });
    addEventListener('pointerdown', leave, { signal: ending.signal });
    addEventListener('focusin', leave, { signal: ending.signal });
    return () => ending.abort();
  }, [open]);

  return (
    <div ref={root} className="flyout">
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-label={props.label}
        title={props.label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </button>
      {open && (
        <section id={id} className={`panel ${props.place}`} aria-label={props.title}>
          {props.children(close)}
        </section>
      )}
    </div>
  );
}
