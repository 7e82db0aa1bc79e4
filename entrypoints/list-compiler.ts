import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { compileOwnList } from '@/lib/own-lists/compile.ts';
import { answerOf, type CompileAnswer, type CompileRequest } from '@/lib/own-lists/messages.ts';

// Run as a worker that compiles one list and is ended by whoever started it.
export default defineUnlistedScript(() => {
  const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
  scope.onmessage = ({ data }: MessageEvent<CompileRequest>) => {
    const answer = (message: CompileAnswer) => scope.postMessage(message);
    compileOwnList(data.text, data.options).then(
      (compiled) => answer({ ok: true, compiled }),
      (error: unknown) => answer(answerOf(error)),
    );
  };
});
