import type { Notice } from '../domain/notice.ts';
import type { KeyValueStore, Notify } from './gateway.ts';

/** Tells of a state of things; `detail` is empty where nothing is wrong. */
export type TellOnce = (state: Notice) => Promise<void>;

/**
 * Tells of a problem once while the browser runs, however often it is met: a worker lives too short
 * to remember. In other words, or after it was over, it is told of again.
 */
export function createTellOnce(
  session: Pick<KeyValueStore, 'get' | 'set'>,
  notify: Notify,
): TellOnce {
  return async ({ id, detail }) => {
    const key = `told:${id}`;
    // What cannot be remembered is told of rather twice than never.
    const stored = await session.get([key]).catch((): Record<string, unknown> => ({}));
    if ((stored[key] ?? '') === detail) return;
    if (detail !== '') notify({ id, detail });
    await session.set({ [key]: detail }).catch(() => undefined);
  };
}
