import type { Catalog } from '../domain/catalog.ts';
import { dayOf } from '../domain/day.ts';
import type { RecordWork } from '../domain/record-command.ts';
import { KEEP_KEY } from '../domain/record-command.ts';
import { LEARNED_KEY } from '../domain/storage.ts';
import { addProtection, type TransferredSettings } from '../domain/transfer.ts';
import { joinRecords } from '../history/join.ts';
import { History } from '../history/schema.ts';
import { readStaged } from '../history/staged.ts';
import type { Gateway } from './gateway.ts';
import { loadLearned, stillLearned } from './learning.ts';
import type { OwnLists } from './own-lists.ts';
import type { Protector } from './protector.ts';
import type { RecordKeeper } from './record.ts';
import type { TakenIn } from './record-work.ts';

type Import = RecordWork & { readonly change: 'import' };

/** What taking in works with. */
export interface TakingInOptions {
  readonly gateway: Pick<Gateway, 'local' | 'now'>;
  readonly record: RecordKeeper;
  readonly catalog: () => Promise<Catalog & { readonly version: string }>;
  readonly protector: Pick<Protector, 'adopt'>;
  readonly ownLists: Pick<OwnLists, 'takeIn' | 'tend'>;
  readonly failed: (error: unknown) => void;
}

/**
 * Takes in what a page has made ready: builds a new record beside the one that there is, so that the
 * old one is whole until the new one is. What was begun before a worker died is built again from the
 * beginning.
 */
export function createTakingIn(options: TakingInOptions): (work: Import) => Promise<TakenIn> {
  const { gateway, record, catalog, protector, ownLists, failed } = options;
  const { local } = gateway;

  async function takeSettings(
    { protection, keep, ownLists: lists }: TransferredSettings,
    mode: Import['mode'],
  ): Promise<void> {
    await protector.adopt(async (before) =>
      mode === 'replace' ? protection : addProtection(before, protection),
    );
    if (mode === 'replace') await local.set({ [KEEP_KEY]: keep });
    if (lists.length) await ownLists.takeIn(lists, mode);
  }

  return async ({ staging, mode }) => {
    const source = new History(staging);
    // Opening would make one that is not there.
    const staged = (await History.exists(staging)) ? await readStaged(source) : undefined;
    if (!staged) {
      source.close();
      throw new Error('what was read of the file is not there any more');
    }
    const name = record.freshName();
    const target = new History(name);
    const beside: Record<string, unknown> = {};
    try {
      const sources = mode === 'add' ? [await record.open(), source] : [source];
      await joinRecords(target, sources, await catalog(), dayOf(gateway.now()));
      // Before the record, because it can be done twice: a worker may die in between.
      if (staged.settings) await takeSettings(staged.settings, mode);
      // What was learned from the record that goes may not outlive it.
      if (mode === 'replace') {
        const learned = await loadLearned(local);
        beside[LEARNED_KEY] = await stillLearned(learned, target, await catalog());
      }
    } catch (error) {
      // Nobody will ask for either again, and both may be large.
      await Promise.allSettled([target.delete(), source.delete()]);
      throw error;
    } finally {
      target.close();
      source.close();
    }
    return {
      name,
      beside,
      async done() {
        await source.delete();
        // Lists may have to be fetched: nothing waits for that.
        ownLists.tend().catch(failed);
      },
    };
  };
}
