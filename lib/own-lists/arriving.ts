import { LARGEST_LIST, MOST_LISTS, type OwnList } from '../domain/own-list.ts';
import type { OwnListSource } from '../domain/transfer.ts';
import { refuseTogether } from './accept.ts';

/** A list that is there, with its text where it was pasted. */
export interface PresentList {
  readonly list: OwnList;
  readonly text?: string | undefined;
}

/** What becomes of the lists of a file. */
export interface Arriving {
  /** Those that are there; switched on or off as in the file where that is to replace what is there. */
  readonly kept: readonly OwnList[];
  /** New entries, of which nothing has been read yet, each with its text where it was pasted. */
  readonly added: readonly PresentList[];
  /** How many cannot be had: the file lacks the text, it is too large, or they are too many or too much. */
  readonly leftOut: number;
}

/**
 * Makes entries of the lists of a file that are not there yet: by their address, or by their text,
 * for many that were pasted have the name that all have at first. They are due at once, and switched
 * on or off as in the file.
 */
export function arriving(
  present: readonly PresentList[],
  sources: readonly OwnListSource[],
  mode: 'add' | 'replace',
  gateway: { now(): number; createId(): string },
): Arriving {
  const kept = present.map(({ list }) => list);
  const added: PresentList[] = [];
  const names = new Set(kept.flatMap(({ url, name }) => (url === undefined ? [name] : [])));
  const met = new Set<number>();
  const now = gateway.now();
  let leftOut = 0;

  /** Two that were pasted may have the same text: each stands for one of the file. */
  function placeOf({ url, name, text }: OwnListSource): number {
    const isSame = (there: PresentList, i: number) =>
      url === undefined
        ? !met.has(i) && text !== undefined && there.text === text
        : there.list.url === url;
    const byName = present.findIndex((there, i) => isSame(there, i) && there.list.name === name);
    return byName >= 0 ? byName : present.findIndex(isSame);
  }

  function isRoomFor(text: string): boolean {
    const lists = [...kept, ...added.map(({ list }) => list)];
    return text.length <= LARGEST_LIST && !refuseTogether(lists, { size: text.length });
  }

  function add({ name, url, on, text }: OwnListSource): void {
    if (url !== undefined && added.some(({ list }) => list.url === url)) return;
    const isWhole = url !== undefined || (text !== undefined && isRoomFor(text));
    if (!isWhole || present.length + added.length >= MOST_LISTS) {
      leftOut += 1;
      return;
    }
    const unread = { id: gateway.createId(), on, changedAt: now, nextAt: now, inForce: 0 };
    if (url !== undefined) added.push({ list: { ...unread, name, size: 0, url } });
    else {
      const apart = toldApart(name, names);
      added.push({ list: { ...unread, name: apart, size: text?.length ?? 0 }, text });
    }
  }

  for (const source of sources) {
    const place = placeOf(source);
    const there = kept[place];
    if (!there) add(source);
    else {
      met.add(place);
      if (mode === 'replace') kept[place] = { ...there, on: source.on };
    }
  }
  return { kept, added, leftOut };
}

/** A name with a number where lists that are there have it already; what it gives is taken too. */
function toldApart(name: string, taken: Set<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name.slice(0, 110)} (${number})`)) number += 1;
  const apart = `${name.slice(0, 110)} (${number})`;
  taken.add(apart);
  return apart;
}
