import { type Pace, settleInBatches } from './batches.ts';
import type { SettleAnswer, SettleRequest } from './protocol.ts';

// A message to oneself is due at once; a timer would wait four milliseconds after each batch.
const { port1, port2 } = new MessageChannel();
let proceed: () => void = () => undefined;
port2.addEventListener('message', () => proceed());
port2.start();

const pace: Pace = (act) => {
  proceed = act;
  port1.postMessage(undefined);
};

let current = new AbortController();

addEventListener('message', ({ data: { ticket, job } }: MessageEvent<SettleRequest>) => {
  current.abort();
  current = new AbortController();
  if (!job) return;
  settleInBatches(job, pace, current.signal, (frame) => {
    const answer: SettleAnswer = { ticket, frame };
    postMessage(answer, { transfer: [frame.places.buffer] });
  });
});
