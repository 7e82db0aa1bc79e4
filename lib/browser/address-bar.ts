import { readAddress, writeAddress } from '../domain/atlas-address.ts';
import type { AtlasStore } from '../stores/atlas.ts';

/** The browser allows only so many changes of an address in a time; small steps wait, in milliseconds. */
const PAUSE = 250;

/**
 * Keeps the address bar and what the atlas shows the same, both ways: each change is an entry of the
 * browser's history, but for passing ones, which take the place of the one before. Back and forward
 * show what was shown.
 */
export function followHash(store: AtlasStore, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** An entry of its own was begun by the first of several passing steps. */
  let isStroke = false;

  const replace = () => {
    clearTimeout(timer);
    timer = undefined;
    const hash = writeAddress(store.getState().address);
    if (hash !== location.hash) history.replaceState(history.state, '', hash);
  };
  const push = () => {
    const hash = writeAddress(store.getState().address);
    if (hash !== location.hash) history.pushState(null, '', hash);
  };
  const unsubscribe = store.subscribe(({ address, passing }, before) => {
    if (address === before.address) return;
    if (!passing) {
      if (isStroke) replace();
      else push();
      isStroke = false;
    } else if (isStroke) timer ??= setTimeout(replace, PAUSE);
    else {
      push();
      isStroke = true;
    }
  });
  // Back, forward, a link, or an address typed by hand.
  const read = () => {
    clearTimeout(timer);
    timer = undefined;
    isStroke = false;
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
  signal.addEventListener('abort', unsubscribe);
}
