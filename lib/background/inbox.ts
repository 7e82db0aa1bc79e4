/** Work that came with an event. A promise holds back what came after it. */
export type Task = () => void | Promise<void>;

/** Events in the order in which they came, however long it takes until they can be handled. */
export interface Inbox {
  /** Runs a task at once if nothing is before it, else in its turn. */
  put(task: Task): void;
  /** Whether a task would run at once. */
  isIdle(): boolean;
}

/**
 * Listeners must be registered synchronously, long before the worker has read its state: what they
 * hear waits here until `ready`. A task that throws is reported and does not stop the others.
 */
export function createInbox(ready: Promise<unknown>, report: (error: unknown) => void): Inbox {
  const waiting: Task[] = [];
  let busy = true;

  function run(): void {
    busy = false;
    while (!busy) {
      const task = waiting.shift();
      if (!task) return;
      attempt(task);
    }
  }

  function attempt(task: Task): void {
    try {
      const pending = task();
      if (!pending) return;
      busy = true;
      pending.catch(report).then(run);
    } catch (error) {
      report(error);
    }
  }

  ready.catch(report).then(run);

  const isIdle = () => !busy && waiting.length === 0;
  return {
    isIdle,
    put(task) {
      if (isIdle()) attempt(task);
      else waiting.push(task);
    },
  };
}
