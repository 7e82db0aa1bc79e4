import browser from 'webextension-polyfill';

/**
 * Lets the page in a tab load a frame again, so that the frame is told what it would have been told
 * without us. Says whether the page has such a frame that can be found.
 */
export async function loadFrame(tabId: number, url: string): Promise<boolean> {
  try {
    const target = { tabId, allFrames: true };
    const results = await browser.scripting.executeScript({ target, func: again, args: [url] });
    return results.some(({ result }) => result === true);
  } catch {
    // The tab was closed or shows something else meanwhile.
    return false;
  }
}

/** Runs in every frame of the page: nothing outside of it can be used. */
function again(url: string): boolean {
  const bare = (address: string) => address.split('#', 1)[0];
  const isIt = (element: Element | null): element is HTMLIFrameElement =>
    element instanceof HTMLIFrameElement && bare(element.src) === bare(url);
  const { dom } = (globalThis as { chrome?: { dom?: ShadowRoots } }).chrome ?? {};
  interface ShadowRoots {
    openOrClosedShadowRoot(element: Element): ShadowRoot | null;
  }
  // Who was clicked has the focus, also within the page's components.
  let active = document.activeElement;
  while (active instanceof HTMLElement) {
    const inner: Element | null | undefined = (
      dom ? dom.openOrClosedShadowRoot(active) : active.shadowRoot
    )?.activeElement;
    if (!inner) break;
    active = inner;
  }
  const found = isIt(active) ? [active] : [...document.querySelectorAll('iframe')].filter(isIt);
  for (const frame of found) frame.setAttribute('src', frame.src);
  return found.length > 0;
}
