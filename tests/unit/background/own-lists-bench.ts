import { createOwnLists, type OwnLists } from '@/lib/background/own-lists.ts';
import { OWN_LISTS_KEY, type OwnList, readOwnLists } from '@/lib/domain/own-list.ts';
import { FIRST_OWN_ID } from '@/lib/own-lists/in-force.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';

/** A browser in memory with the service for own lists, and short ways to use it. */
export interface Bench {
  readonly fake: FakeBrowser;
  readonly notices: string[];
  own: OwnLists;
  /** A new worker; the one before is dead. */
  restart(): void;
  lists(): readonly OwnList[];
  /** The one list that there is. */
  only(): OwnList;
  /** Every host that a rule of an own list names. */
  blocked(): string[];
  write(text: string, id?: string): ReturnType<OwnLists['apply']>;
  act(change: 'remove' | 'refresh' | 'on' | 'off', id: string): ReturnType<OwnLists['apply']>;
}

/** Sets a bench up. */
export function setUp(): Bench {
  const fake = createFakeBrowser(new ArrayBuffer(0));
  const notices: string[] = [];
  const start = () => {
    const gateway = fake.newWorker();
    return createOwnLists(gateway, gateway.ownLists, ({ id }) => notices.push(id));
  };
  const lists = () => readOwnLists(fake.local.get(OWN_LISTS_KEY)).lists;
  const bench: Bench = {
    ...{ fake, notices, lists, own: start() },
    restart: () => {
      bench.own = start();
    },
    only() {
      const [list, ...others] = lists();
      if (!list || others.length > 0) throw new Error(`${lists().length} lists`);
      return list;
    },
    blocked() {
      const rules = fake.rules.filter(({ id }) => id >= FIRST_OWN_ID);
      return rules.flatMap(({ condition }) => condition.requestDomains ?? []).sort();
    },
    write: (text, id) =>
      bench.own.apply({
        ...{ type: 'own-list', change: 'write', name: 'Mine', text },
        ...(id !== undefined && { id }),
      }),
    act: (change, id) => bench.own.apply({ type: 'own-list', change, id }),
  };
  return bench;
}
