import Dexie, { type Table } from 'dexie';
import type { ShelvedList } from '../background/own-lists-gateway.ts';
import type { OwnRule } from '../own-lists/rule.ts';

/** Texts and rules of the person's own lists, apart from each other: a page wants only the text. */
class Shelf extends Dexie {
  declare readonly texts: Table<{ readonly id: string; readonly text: string }, string>;
  declare readonly rules: Table<
    { readonly id: string; readonly rules: readonly OwnRule[] },
    string
  >;

  constructor() {
    super('unweave-lists');
    this.version(1).stores({ texts: 'id', rules: 'id' });
  }
}

let shelf: Shelf | undefined;
/** Opened when it is first asked for: most people have no lists of their own. */
const open = () => {
  shelf ??= new Shelf();
  return shelf;
};

/** The text of a list; `undefined` if there is none. */
export async function textOnShelf(id: string): Promise<string | undefined> {
  return (await open().texts.get(id))?.text;
}

/** The rules of a list; none if it is not there. */
export async function rulesOnShelf(id: string): Promise<readonly OwnRule[]> {
  return (await open().rules.get(id))?.rules ?? [];
}

/** Text and rules of a list; `undefined` unless both are there. */
export async function takeFromShelf(id: string): Promise<ShelvedList | undefined> {
  const [text, rules] = await Promise.all([open().texts.get(id), open().rules.get(id)]);
  return text && rules && { text: text.text, rules: rules.rules };
}

/** Puts both in one step, in place of what is there. */
export async function putOnShelf(id: string, { text, rules }: ShelvedList): Promise<void> {
  const { texts, rules: ruleTable } = open();
  await open().transaction('rw', texts, ruleTable, async () => {
    await texts.put({ id, text });
    await ruleTable.put({ id, rules });
  });
}

/** The lists that are there. */
export function idsOnShelf(): Promise<readonly string[]> {
  return open().texts.toCollection().primaryKeys();
}

/** Takes a list away; one that is not there is no error. */
export async function removeFromShelf(id: string): Promise<void> {
  const { texts, rules } = open();
  await open().transaction('rw', texts, rules, async () => {
    await texts.delete(id);
    await rules.delete(id);
  });
}
