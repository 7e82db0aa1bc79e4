import type { Still } from '../domain/still.ts';
import { read } from './snapshot-database.ts';

/** Where the still is kept, beside the snapshot that it shows. */
export const STILL_KEY = 'still';

/** The still that is kept; `undefined` when there is none, or nothing that looks like one. Never rejects. */
export async function loadStill(): Promise<Still | undefined> {
  try {
    const found = await read(STILL_KEY);
    return isStill(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** By hand: the library that checks everything else comes later. */
function isStill(found: unknown): found is Still {
  const { epoch, fit, words, image } = (found ?? {}) as Partial<Record<keyof Still, unknown>>;
  if (typeof epoch !== 'string' || typeof fit !== 'string') return false;
  if (!(image instanceof Uint8Array) || typeof words !== 'object' || !words) return false;
  const { first, second, subline, spans, findLabel } = words as Record<string, unknown>;
  return (
    [first, subline, findLabel, second ?? ''].every((word) => typeof word === 'string') &&
    Array.isArray(spans) &&
    spans.every(({ label, isChosen }) => typeof label === 'string' && typeof isChosen === 'boolean')
  );
}
