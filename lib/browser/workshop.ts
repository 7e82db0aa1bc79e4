import { browser } from 'wxt/browser';
import { answerOf, type CompileAnswer, type WorkshopRequest } from '../own-lists/messages.ts';
import { compileInWorker } from './compile-in-worker.ts';

/** Answers the background's requests to compile, in a page that nobody sees. */
export function serveWorkshop(): void {
  browser.runtime.onMessage.addListener((message: WorkshopRequest, sender, answer) => {
    if (message.to !== 'workshop' || sender.id !== browser.runtime.id || sender.tab) return false;
    compileInWorker(message.text, message.options).then(
      (compiled) => answer({ ok: true, compiled } satisfies CompileAnswer),
      (error: unknown) => answer(answerOf(error)),
    );
    return true;
  });
}
