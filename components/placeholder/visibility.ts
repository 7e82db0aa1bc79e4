/** What newer browsers tell beyond the published types. */
type Watching = IntersectionObserverInit & {
  readonly trackVisibility: true;
  readonly delay: number;
};
type Seen = IntersectionObserverEntry & { readonly isVisible?: boolean };

/** Whether a person can really see something. */
export interface Visibility {
  /** Something lies over it, or it is shown as something that it is not; `false` where the browser cannot tell. */
  isCovered(): boolean;
}

/**
 * Watches whether a page lays something over the frame of a placeholder, or makes it transparent, so
 * that a click meant for something else would land on it (https://w3c.github.io/IntersectionObserver/v2/).
 */
export function createVisibility(element: Element): Visibility {
  let covered = false;
  if (!('IntersectionObserver' in globalThis)) return { isCovered: () => false };
  // Milliseconds between two looks: less is refused.
  const options: Watching = {
    trackVisibility: true,
    delay: 100,
    threshold: [0, 0.25, 0.5, 0.75, 1],
  };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as Seen | undefined;
    if (last?.isVisible !== undefined) covered = !last.isVisible;
  }, options);
  observer.observe(element);
  return { isCovered: () => covered };
}
