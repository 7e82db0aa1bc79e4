import browser from 'webextension-polyfill';
import { isFirefox } from './is-firefox.ts';

/**
 * What opens the panel beside pages: Firefox's sidebar, Chromium's side panel. The function that it
 * returns must be called from a click. `undefined` where the browser has neither, as on phones.
 */
export function sideways(): (() => Promise<void>) | undefined {
  if (isFirefox) {
    const { sidebarAction } = browser;
    return sidebarAction && (() => sidebarAction.open());
  }
  const { sidePanel } = chrome;
  if (!sidePanel) return undefined;
  // Asked for beforehand: whatever is waited for after the click makes the browser forget the click.
  const here = browser.windows.getCurrent();
  let windowId: number | undefined;
  void here.then(({ id }) => {
    windowId = id;
  });
  return async () => {
    const id = windowId ?? (await here).id;
    if (id !== undefined) await sidePanel.open({ windowId: id });
  };
}
