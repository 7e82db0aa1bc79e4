import type { CompileOptions, OwnCompiled } from '../own-lists/compile.ts';
import {
  COMPILER,
  type CompileAnswer,
  type CompileRequest,
  failureOf,
  TooSlow,
} from '../own-lists/messages.ts';

/** The longest that a compilation may take, in milliseconds; usual lists take less than one second. */
const PATIENCE = 30_000;

/**
 * Compiles a list in a worker of its own, which ends with it: the compiler does not give back what
 * memory it took.
 *
 * @throws TooSlow when it takes too long, or `signal` aborts
 */
export function compileInWorker(
  text: string,
  options: CompileOptions,
  signal: AbortSignal = AbortSignal.timeout(PATIENCE),
): Promise<OwnCompiled> {
  const worker = new Worker(COMPILER);
  return new Promise<OwnCompiled>((resolve, reject) => {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    patience.addEventListener('abort', () => reject(new TooSlow()));
    worker.onmessage = ({ data }: MessageEvent<CompileAnswer>) => {
      if (data.ok) resolve(data.compiled);
      else reject(failureOf(data));
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ text, options } satisfies CompileRequest);
  }).finally(() => worker.terminate());
}
