/** Runs work a while after it was asked for, once for all who asked meanwhile. */
export interface Pacer {
  /** Asks for a run after the delay. */
  soon(): void;
  /** Asks for a run at once, or right after the one under way. */
  now(): void;
}

/** Creates a pacer. Runs never overlap; what a run throws goes to `failed`. */
export function createPacer(
  delay: number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): Pacer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again: 'no' | 'soon' | 'now' = 'no';

  function run(): void {
    clearTimeout(timer);
    timer = undefined;
    running = true;
    work()
      .catch(failed)
      .then(() => {
        running = false;
        const wanted = again;
        again = 'no';
        if (wanted === 'now') run();
        else if (wanted === 'soon') timer ??= setTimeout(run, delay);
      });
  }

  return {
    soon() {
      if (!running) timer ??= setTimeout(run, delay);
      else if (again === 'no') again = 'soon';
    },
    now() {
      if (running) again = 'now';
      else run();
    },
  };
}
