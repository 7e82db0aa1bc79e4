import type { Readable, Writable } from 'node:stream';

/** A message that the browser sent of itself. */
export interface Notice {
  readonly method: string;
  readonly params: unknown;
  readonly sessionId?: string;
}

/** A line to a browser's DevTools. */
export interface DevTools {
  /** Rejects with the browser's words, or when it ends before it has answered. */
  send<Answer = unknown>(method: string, params?: object, sessionId?: string): Promise<Answer>;
  /** Calls back for every notice until the signal aborts. */
  listen(listener: (notice: Notice) => void, signal: AbortSignal): void;
}

interface Message extends Partial<Notice> {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * Speaks the DevTools protocol over a browser's pipes. The usual drivers attach themselves to every
 * page and worker and listen to every request, and hold a worker that starts until they have looked
 * at it: that would be measured along.
 */
export function connect(input: Writable, output: Readable): DevTools {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Set<(notice: Notice) => void>();
  let sent = 0;
  let ended = false;

  const receive = (message: Message) => {
    if (message.id === undefined) {
      for (const listener of [...listeners]) listener(message as Notice);
      return;
    }
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) answer?.reject(new Error(message.error.message));
    else answer?.resolve(message.result);
  };

  let rest = '';
  output.setEncoding('utf8');
  output.on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) receive(JSON.parse(message));
  });
  output.on('close', () => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new Error('the browser has ended'));
  });
  // A browser that has ended answers nobody; that is said above.
  input.on('error', () => output.destroy());

  return {
    send<Answer>(method: string, params: object = {}, sessionId?: string) {
      sent += 1;
      const answer = Promise.withResolvers<unknown>();
      if (ended) answer.reject(new Error('the browser has ended'));
      waiting.set(sent, answer);
      input.write(`${JSON.stringify({ id: sent, method, params, sessionId })}\0`);
      return answer.promise as Promise<Answer>;
    },
    listen(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
}
