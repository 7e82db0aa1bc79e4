import { setTimeout as pause } from 'node:timers/promises';
import type { Chromium } from './chromium.ts';

interface LooseSession {
  on(event: string, listener: (parameters: never) => void): void;
  off(event: string, listener: (parameters: never) => void): void;
  send(method: string, parameters?: unknown): Promise<unknown>;
}

interface Target {
  readonly targetId: string;
  readonly url: string;
}

/** Evaluates an expression in a page that the driver does not show; its value must be plain. */
export type Evaluate = (expression: string) => Promise<unknown>;

/** The extension's side panel once it is open, within ten seconds: the driver hides it. */
export async function openedPanel({ context, extensionId }: Chromium): Promise<Evaluate> {
  const session = (await context.browser()?.newBrowserCDPSession()) as LooseSession | undefined;
  if (!session) throw new Error('this Chromium does not speak the DevTools protocol');
  const wanted = `chrome-extension://${extensionId}/sidepanel.html`;
  for (let turn = 0; turn < 100; turn += 1) {
    const { targetInfos } = (await session.send('Target.getTargets')) as { targetInfos: Target[] };
    const panel = targetInfos.find(({ url }) => url.startsWith(wanted));
    if (panel) return evaluator(session, panel.targetId);
    await pause(100);
  }
  throw new Error('no side panel opened');
}

async function evaluator(session: LooseSession, targetId: string): Promise<Evaluate> {
  const answer = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const { sessionId } = answer as { sessionId: string };
  let last = 0;
  return (expression) =>
    new Promise((done) => {
      last += 1;
      const id = last;
      const hear = (heard: { readonly sessionId: string; readonly message: string }) => {
        const message = JSON.parse(heard.message);
        if (heard.sessionId !== sessionId || message.id !== id) return;
        session.off('Target.receivedMessageFromTarget', hear);
        done(message.result?.result?.value);
      };
      session.on('Target.receivedMessageFromTarget', hear);
      const call = { id, method: 'Runtime.evaluate', params: { expression, returnByValue: true } };
      void session.send('Target.sendMessageToTarget', {
        ...{ sessionId, message: JSON.stringify(call) },
      });
    });
}
