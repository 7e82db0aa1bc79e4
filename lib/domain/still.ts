/** What stands around the picture while nothing of it can be used yet. */
export interface StillWords {
  /** The headline: what was tried, and what blocking did about it. */
  readonly first: string;
  readonly second?: string | undefined;
  readonly subline: string;
  /** The periods on their buttons, and which of them is chosen. */
  readonly spans: readonly { readonly label: string; readonly isChosen: boolean }[];
  readonly findLabel: string;
}

/**
 * What one window showed of a snapshot, pixel by pixel: there before anything that could draw it
 * anew. Worth nothing but time, like the snapshot, and gone with it.
 */
export interface Still {
  /** Of which state of the record it is: of any other it must not be shown. */
  readonly epoch: string;
  /** Page, pixels and colours for which it was drawn: it is shown in the same only. */
  readonly fit: string;
  readonly words: StillWords;
  /** A PNG file in base 64. */
  readonly image: string;
}

/** Whether something that was kept looks like a still. By hand: the library that checks all else comes later. */
export function isStill(found: unknown): found is Still {
  const { epoch, fit, words, image } = (found ?? {}) as Partial<Record<keyof Still, unknown>>;
  if (typeof epoch !== 'string' || typeof fit !== 'string') return false;
  if (typeof image !== 'string' || typeof words !== 'object' || !words) return false;
  const { first, second, subline, spans, findLabel } = words as Record<string, unknown>;
  return (
    [first, subline, findLabel, second ?? ''].every((word) => typeof word === 'string') &&
    Array.isArray(spans) &&
    spans.every(({ label, isChosen }) => typeof label === 'string' && typeof isChosen === 'boolean')
  );
}
