/** Long enough to get something done, short enough that a page still answers, in milliseconds. */
const BREATH = 12;

/**
 * For long work on a page's own thread: what is called and awaited between two steps lets the page do
 * what else it has to do, whenever that has waited for long.
 */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < BREATH) return;
    await nextTurn();
    since = performance.now();
  };
}

/** A message to oneself waits for its turn, but not for the four milliseconds of a timer. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
