import type { Reply } from '../domain/command.ts';
import type { EmbedPlace } from './embeds.ts';
import type { BrowserEvent } from './event.ts';
import type { Journal } from './journal.ts';

/** What understands events and carries out commands: everything that is too large to start with. */
export interface Engine {
  /** `kept` is the number of an event that stands in the journal already. */
  hear(event: BrowserEvent, kept?: number): void;
  /** The moment has come at which something ends. */
  wake(): void;
  /**
   * Answers a message from one of our own pages; `place` when that is a placeholder in a page, from
   * which nothing else is taken. Never rejects.
   */
  command(message: unknown, place?: EmbedPlace): Promise<Reply>;
}

/** Stands at the door while the engine is still being loaded. */
export interface Reception extends Engine {
  /** Loads the engine within a moment, whether or not anything is heard. */
  open(): void;
}

/** Milliseconds until the engine is loaded when no event asks for it. */
const LOAD_AFTER = 50;

/**
 * Milliseconds for which the engine can wait after documents came and went: they are kept, and to
 * evaluate it now would hold up what the person has just opened.
 */
const NOT_URGENT = 300;

/**
 * An event that wakes the worker is kept in the journal in the same breath, and only then the engine
 * is loaded, which takes longer than all the rest.
 *
 * @param load evaluates the engine's script and starts it
 */
export function createReception(journal: Journal, load: () => Promise<Engine>): Reception {
  let engine: Engine | undefined;
  let loading: Promise<Engine> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let heard: { readonly event: BrowserEvent; readonly kept: number }[] = [];

  function loadWithin(delay: number): void {
    const time = Date.now() + delay;
    if (loading || time >= due) return;
    due = time;
    clearTimeout(timer);
    timer = setTimeout(getEngine, delay);
  }

  function getEngine(): Promise<Engine> {
    clearTimeout(timer);
    loading ??= load().then((loaded) => {
      engine = loaded;
      for (const { event, kept } of heard) loaded.hear(event, kept);
      heard = [];
      return loaded;
    });
    return loading;
  }

  return {
    hear(event) {
      if (engine) return engine.hear(event);
      heard.push({ event, kept: journal.append(event) });
      loadWithin(event.kind === 'request' ? 0 : NOT_URGENT);
    },
    wake() {
      // An engine that starts looks at the clock by itself.
      if (engine) engine.wake();
      else loadWithin(0);
    },
    command: async (message, place) => (await getEngine()).command(message, place),
    open: () => loadWithin(LOAD_AFTER),
  };
}
