import browser from 'webextension-polyfill';

const ID = 'gpc';

/** What the published types do not know yet. */
type RegisteredScript = browser.Scripting.RegisteredContentScript & {
  readonly matchOriginAsFallback: boolean;
};

/**
 * Tells every page of Global Privacy Control: as `navigator.globalPrivacyControl`, before any script
 * of its own, in frames of any kind too. Where it is off, pages are given no script at all.
 */
export async function tellPages(on: boolean): Promise<void> {
  const { scripting } = browser;
  const registered = (await scripting.getRegisteredContentScripts({ ids: [ID] })).length > 0;
  if (registered === on) return;
  if (!on) return scripting.unregisterContentScripts({ ids: [ID] });
  const script: RegisteredScript = {
    ...{ id: ID, js: ['gpc.js'], matches: ['<all_urls>'], runAt: 'document_start' },
    ...{ world: 'MAIN', allFrames: true, matchOriginAsFallback: true },
    persistAcrossSessions: true,
  };
  await scripting.registerContentScripts([script]);
}
