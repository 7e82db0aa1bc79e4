import type { OwnList } from '../domain/own-list.ts';
import type { OwnListSource } from '../domain/transfer.ts';
import { arriving, type PresentList } from '../own-lists/arriving.ts';
import type { Gateway } from './gateway.ts';
import type { OwnListsGateway } from './own-lists-gateway.ts';
import type { Keeper } from './own-lists-keeper.ts';

/** Keeps the lists of a file, of which nothing is read yet. Returns how many cannot be had. */
export async function takeInLists(
  sources: readonly OwnListSource[],
  mode: 'add' | 'replace',
  gateway: Pick<Gateway, 'now' | 'createId'>,
  { shelf }: OwnListsGateway,
  keeper: Keeper,
): Promise<number> {
  const lists = (await keeper.load()) ?? [];
  const sizes = new Set(sources.map(({ text }) => text?.length));
  const present: PresentList[] = [];
  for (const list of lists) present.push({ list, text: await textOf(list) });
  const { kept, added, leftOut } = arriving(present, sources, mode, gateway);
  await keeper.begin();
  for (const { list, text } of added) {
    if (text !== undefined) await shelf.put(list.id, { text, rules: [] });
  }
  await keeper.save([...kept, ...added.map(({ list }) => list)]);
  return leftOut;

  /** Only what may be the same as a text of the file is read. */
  async function textOf({ id, url, size }: OwnList): Promise<string | undefined> {
    return url === undefined && sizes.has(size) ? (await shelf.get(id))?.text : undefined;
  }
}
