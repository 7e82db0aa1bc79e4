import { LARGEST_LIST, MOST_LISTS, type OwnList } from '../domain/own-list.ts';
import type { OwnListSource } from '../domain/transfer.ts';

/** What becomes of the lists of a file. */
export interface Arriving {
  /** New entries, of which nothing has been read yet, each with its text where it was pasted. */
  readonly added: readonly { readonly list: OwnList; readonly text?: string | undefined }[];
  /** How many cannot be had: the file lacks the text, it is too large, or there are too many. */
  readonly leftOut: number;
}

/**
 * Makes entries of the lists of a file that are not there yet. They are due at once, and switched on
 * or off as in the file; lists that are there stay as they are.
 */
export function arriving(
  present: readonly OwnList[],
  sources: readonly OwnListSource[],
  gateway: { now(): number; createId(): string },
): Arriving {
  const urls = new Set(present.map(({ url }) => url));
  const names = present.flatMap(({ url, name }) => (url === undefined ? [name] : []));
  const added: Arriving['added'][number][] = [];
  const now = gateway.now();
  let leftOut = 0;

  /** Two that were pasted may have the same name: each stands for one of the file. */
  function isThere({ url, name }: OwnListSource): boolean {
    if (url !== undefined) return urls.has(url);
    const at = names.indexOf(name);
    if (at >= 0) names.splice(at, 1);
    return at >= 0;
  }

  function add(source: OwnListSource): void {
    const { name, url, on, text } = source;
    const isWhole = url !== undefined || (text !== undefined && text.length <= LARGEST_LIST);
    if (!isWhole || present.length + added.length >= MOST_LISTS) {
      leftOut += 1;
      return;
    }
    const unread = { id: gateway.createId(), name, on, changedAt: now, nextAt: now, inForce: 0 };
    if (url === undefined) added.push({ list: { ...unread, size: text?.length ?? 0 }, text });
    else added.push({ list: { ...unread, size: 0, url } });
    urls.add(url);
  }

  for (const source of sources) {
    if (!isThere(source)) add(source);
  }
  return { added, leftOut };
}
