import { type Notice, type NoticeId, readNotices } from '../domain/notice.ts';
import { NOTICES_KEY } from '../domain/storage.ts';
import type { KeyValueStore, Notify } from './gateway.ts';

/** The notices that the person has not dismissed. */
export interface Notices {
  /** Adds a notice; the same id replaces the earlier one. */
  readonly notify: Notify;
  dismiss(id: NoticeId): Promise<void>;
}

/** Longest text of the browser's own that a notice repeats. */
const DETAIL = 300;

/** Creates the notices over `storage.session`; changes are written one after the other. */
export function createNotices(session: KeyValueStore, failed: (error: unknown) => void): Notices {
  let queue: Promise<void> = Promise.resolve();

  function change(next: (notices: readonly Notice[]) => readonly Notice[]): Promise<void> {
    queue = queue
      .then(async () => {
        const notices = readNotices((await session.get([NOTICES_KEY]))[NOTICES_KEY]);
        await session.set({ [NOTICES_KEY]: next(notices) });
      })
      .catch(failed);
    return queue;
  }

  const without = (notices: readonly Notice[], id: NoticeId) => notices.filter((n) => n.id !== id);
  return {
    notify: ({ id, detail }) => {
      change((notices) => [...without(notices, id), { id, detail: detail.slice(0, DETAIL) }]);
    },
    dismiss: (id) => change((notices) => without(notices, id)),
  };
}
