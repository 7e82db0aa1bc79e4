import type { Reply } from '../domain/command.ts';
import type { Protection } from '../domain/protection.ts';
import { merge, noteSettings, type SyncState, withoutOld, withState } from '../domain/sync.ts';
import { readChunks, readKnown, toChunks, toKnown } from '../domain/sync-chunks.ts';
import {
  readSyncStatus,
  SYNC_KEY,
  SYNC_KNOWN_KEY,
  type SyncCommand,
  type SyncStatus,
} from '../domain/sync-status.ts';
import type { Gateway } from './gateway.ts';
import type { TellOnce } from './told.ts';

/** Milliseconds between two rounds: well within the 120 writes a minute that browsers take. */
const PACE = 5_000;

/** Lets decisions and trusted sites travel through the browser's own sync. */
export interface Sync {
  apply(command: SyncCommand): Promise<Reply>;
  /** Something changed, here or elsewhere: a round follows soon, if it is switched on. */
  soon(): void;
}

/** Creates it; off until the person switches it on. `change` changes the settings and enforces them. */
export function createSync(
  gateway: Pick<Gateway, 'local' | 'sync' | 'now'>,
  change: (next: (protection: Protection) => Promise<Protection>) => Promise<Reply>,
  failed: (error: unknown) => void,
  tellOnce: TellOnce,
): Sync {
  const { local, sync } = gateway;
  let queue: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(failed);
    return result;
  }

  async function status(): Promise<SyncStatus> {
    return readSyncStatus((await local.get([SYNC_KEY]))[SYNC_KEY]);
  }

  async function say(problem: SyncStatus['problem']): Promise<void> {
    const before = await status();
    // What was damaged has been replaced by now; the person is told all the same.
    const old = before.problem?.why === 'damaged' ? before.problem : undefined;
    const told = problem ?? old;
    const after: SyncStatus = { on: before.on, ...(told && { problem: told }) };
    if (JSON.stringify(after) !== JSON.stringify(before)) await local.set({ [SYNC_KEY]: after });
    await tell(told);
  }

  /** A browser that refuses in other words is the same problem; only its words are repeated. */
  function tell(problem: SyncStatus['problem']): Promise<void> {
    const detail = problem?.why === 'refused' ? problem.detail : '';
    return tellOnce({ id: 'sync-problem', detail }, problem?.why ?? '');
  }

  async function round(): Promise<void> {
    if (!(await status()).on) return;
    last = gateway.now();
    const now = gateway.now();
    const items = await sync.get(null);
    const remote = readChunks(items, now);
    if (remote.newer) return say({ why: 'newer', detail: '' });
    const merged = await exchange(remote.state, now);
    const chunks = toChunks(merge(merged, remote.later));
    if (!chunks) return say({ why: 'full', detail: '' });
    const isChanged = (key: string) => JSON.stringify(items[key]) !== JSON.stringify(chunks[key]);
    const changed = Object.keys(chunks).filter(isChanged);
    const surplus = remote.keys.filter((key) => !(key in chunks));
    if (changed.length) await sync.set(Object.fromEntries(changed.map((k) => [k, chunks[k]])));
    if (surplus.length) await sync.remove(surplus);
    await say(remote.damaged ? { why: 'damaged', detail: String(remote.damaged) } : undefined);
  }

  /** Takes what others decided into the settings, and returns what all know together. */
  async function exchange(remote: SyncState, now: number): Promise<SyncState> {
    let merged: SyncState = remote;
    const reply = await change(async (protection) => {
      const stored = (await local.get([SYNC_KNOWN_KEY]))[SYNC_KNOWN_KEY];
      const known = readKnown(stored);
      merged = withoutOld(merge(noteSettings(known, protection, now), remote), now);
      return withState(protection, merged);
    });
    // What is known but could not be saved would count as taken back the next time.
    if (!reply.ok && !reply.saved) throw new Error(reply.reason);
    await local.set({ [SYNC_KNOWN_KEY]: toKnown(merged) });
    return merged;
  }

  const attempt = () =>
    inTurn(() => round().catch((error: unknown) => say({ why: 'refused', detail: String(error) })));

  return {
    apply: ({ on }) =>
      inTurn(async (): Promise<Reply> => {
        await local.set({ [SYNC_KEY]: { on } satisfies SyncStatus });
        // What is taken back while it is off is meant for this device; it joins again as a new one.
        if (!on) await local.remove([SYNC_KNOWN_KEY]);
        await tell(undefined);
        return { ok: true };
      }).then(async (reply) => {
        if (on) await attempt();
        return reply;
      }),
    soon() {
      clearTimeout(timer);
      timer = setTimeout(attempt, Math.max(100, last + PACE - gateway.now()));
    },
  };
}
