import type { Reply } from '../domain/command.ts';
import type { RequestEnd } from '../domain/request.ts';
import type { Commit } from './gateway.ts';

/** What the browser tells the background, as plain data that can be kept before it is understood. */
export type BrowserEvent =
  | { readonly kind: 'request'; readonly request: RequestEnd }
  | { readonly kind: 'commit'; readonly commit: Commit }
  | { readonly kind: 'close'; readonly tabId: number };

/** What understands events and carries out commands: everything that is too large to start with. */
export interface Engine {
  hear(event: BrowserEvent): void;
  /** Answers a message from one of our own pages. Never rejects. */
  command(message: unknown): Promise<Reply>;
}

/** Stands at the door while the engine is still being loaded. */
export interface Reception extends Engine {
  /** Loads the engine within a moment, whether or not anything is heard. */
  open(): void;
}

/** Keys in `storage.session` of events that no engine has counted yet; they sort by time. */
export const EARLY = 'early:';

/** Milliseconds until the engine is loaded when no event asks for it. */
const LOAD_AFTER = 50;

/**
 * An event that wakes the worker is kept in `storage.session` in the same breath, and only then the
 * engine is loaded, which takes longer than all the rest. The engine begins with what is kept, so
 * that nothing is lost if the worker dies meanwhile.
 *
 * @param keep writes to `storage.session`
 * @param load evaluates the engine's script and starts it
 */
export function createReception(
  keep: (items: Record<string, unknown>) => Promise<void>,
  load: () => Promise<Engine>,
): Reception {
  let engine: Engine | undefined;
  let loading: Promise<Engine> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heard = 0;
  const start = Date.now();

  function loadSoon(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(getEngine, delay);
  }

  function getEngine(): Promise<Engine> {
    loading ??= load().then((loaded) => {
      engine = loaded;
      return loaded;
    });
    return loading;
  }

  return {
    hear(event) {
      if (engine) return engine.hear(event);
      heard += 1;
      const key = `${EARLY}${start}-${String(heard).padStart(6, '0')}`;
      // What storage refuses is lost with this worker only; the engine reports that it is full.
      keep({ [key]: event }).catch(() => loadSoon(0));
      if (!loading) loadSoon(0);
    },
    command: async (message) => (await getEngine()).command(message),
    open: () => loadSoon(LOAD_AFTER),
  };
}
