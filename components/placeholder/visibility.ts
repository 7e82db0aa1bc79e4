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
  /**
   * For how many milliseconds most of it has been in view, without a break; `Infinity` where the
   * browser cannot tell.
   */
  visibleFor(): number;
}

/** How much of it must be in view: the edge of what a page keeps out of sight is not enough. */
const MOST = 0.5;

/**
 * Watches whether a page lays something over the frame of a placeholder, makes it transparent or
 * keeps it out of sight, so that a click meant for something else would land on it
 * (https://w3c.github.io/IntersectionObserver/v2/).
 */
export function createVisibility(element: Element): Visibility {
  let covered = false;
  let since: number | undefined;
  if (!('IntersectionObserver' in globalThis)) {
    return { isCovered: () => false, visibleFor: () => Number.POSITIVE_INFINITY };
  }
  // Milliseconds between two looks: less is refused.
  const options: Watching = {
    trackVisibility: true,
    delay: 100,
    threshold: [0, 0.25, MOST, 0.75, 1],
  };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries as readonly Seen[]) {
      const { isVisible, isIntersecting, intersectionRatio, time } = entry;
      if (isVisible !== undefined) covered = !isVisible;
      const isSeen = (isVisible ?? isIntersecting) && intersectionRatio >= MOST;
      since = isSeen ? (since ?? time) : undefined;
    }
  }, options);
  observer.observe(element);
  return {
    isCovered: () => covered,
    visibleFor: () => (since === undefined ? 0 : performance.now() - since),
  };
}
