import { type AtlasAddress, readAddress, writeAddress } from '../domain/atlas-address.ts';
import type { AtlasStore } from '../stores/atlas.ts';

/** The browser allows only so many changes of an address in a time; small steps wait, in milliseconds. */
const PAUSE = 250;
/** So long after its last step a stroke is over, in milliseconds: what comes then is another change. */
const STROKE = 1_000;

/** What a stroke changes step by step. */
type Part = 'lens' | 'search' | 'rest';

/**
 * Keeps the address bar and what the atlas shows the same, both ways: each change is an entry of the
 * browser's history, but for passing ones, which take the place of the one before. Back and forward
 * show what was shown.
 */
export function followHash(store: AtlasStore, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;
  /** An entry of its own was begun by the first of several passing steps. */
  let stroke: Part | undefined;

  const replace = (address: AtlasAddress) => {
    clearTimeout(timer);
    timer = undefined;
    const hash = writeAddress(address);
    if (hash !== location.hash) history.replaceState(history.state, '', hash);
  };
  const push = (address: AtlasAddress) => {
    const hash = writeAddress(address);
    if (hash !== location.hash) history.pushState(null, '', hash);
  };
  const endStroke = () => {
    clearTimeout(ending);
    clearTimeout(timer);
    timer = undefined;
    stroke = undefined;
  };
  const unsubscribe = store.subscribe(({ address, passing }, { address: before }) => {
    if (address === before) return;
    const part = changed(address, before);
    // What waits of another stroke is not lost.
    if (timer !== undefined && stroke !== part) replace(before);
    if (!passing) {
      if (stroke === part) replace(address);
      else push(address);
      endStroke();
      return;
    }
    if (stroke === part) timer ??= setTimeout(() => replace(store.getState().address), PAUSE);
    else push(address);
    stroke = part;
    clearTimeout(ending);
    ending = setTimeout(endStroke, STROKE);
  });
  // Back, forward, a link, or an address typed by hand.
  const read = () => {
    endStroke();
    const hash = writeAddress(store.getState().address);
    const asked = readAddress(location.hash);
    if (writeAddress(asked) !== hash)
      store.setState({ address: asked, passing: false, replay: undefined });
    // What was wrong in it does not stay in the address bar.
    if (writeAddress(asked) !== location.hash)
      history.replaceState(history.state, '', writeAddress(asked));
  };
  read();
  addEventListener('popstate', read, { signal });
  addEventListener('hashchange', read, { signal });
  signal.addEventListener('abort', () => {
    endStroke();
    unsubscribe();
  });
}

function changed(address: AtlasAddress, before: AtlasAddress): Part {
  if (address.view !== before.view || address.node !== before.node) return 'rest';
  if (address.lens !== before.lens) return 'lens';
  return address.search !== before.search ? 'search' : 'rest';
}
