import type { Notice, NoticeId } from '../domain/notice.ts';
import type { KeyValueStore, Notify } from './gateway.ts';

/**
 * Tells of a state of things. `why` tells one problem from another, where the words of the notice do
 * not; it is empty where nothing is wrong.
 */
export type TellOnce = (state: Notice, why?: string) => Promise<void>;

/**
 * Tells of a problem once while the browser runs, however often it is met: a worker lives too short
 * to remember. In other words, or after it was over, it is told of again.
 *
 * @param over hears that a problem is over
 */
export function createTellOnce(
  session: Pick<KeyValueStore, 'get' | 'set'>,
  notify: Notify,
  over: (id: NoticeId) => void = () => undefined,
): TellOnce {
  return async (notice, why = notice.detail) => {
    const key = `told:${notice.id}`;
    // What cannot be remembered is told of rather twice than never.
    const stored = await session.get([key]).catch((): Record<string, unknown> => ({}));
    if ((stored[key] ?? '') === why) return;
    if (why === '') over(notice.id);
    else notify(notice);
    await session.set({ [key]: why }).catch(() => undefined);
  };
}
