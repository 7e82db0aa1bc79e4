import { type LayoutInput, layout } from './layout.ts';

/** What the page posts: an input under a number. The answer carries the same number. */
export interface LayoutRequest {
  readonly ticket: number;
  readonly input: LayoutInput;
}

/** What the worker posts back; the array is transferred, not copied. */
export interface LayoutAnswer {
  readonly ticket: number;
  readonly places: Float32Array;
}

addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const answer: LayoutAnswer = { ticket: data.ticket, places: layout(data.input) };
  postMessage(answer, { transfer: [answer.places.buffer] });
});
