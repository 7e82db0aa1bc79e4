import type { BareExtension } from './extensions.ts';

declare global {
  /** How many events a bare extension has heard. */
  var heard: number;
}

/** Hears of every request before it is sent, and does nothing. */
export const EMPTY_BEFORE_REQUEST: BareExtension = {
  name: 'empty onBeforeRequest listener',
  permissions: ['webRequest'],
  worker: () => {
    globalThis.heard = 0;
    chrome.webRequest.onBeforeRequest.addListener(
      () => {
        globalThis.heard += 1;
        return undefined;
      },
      { urls: ['<all_urls>'] },
    );
  },
};

/** Hears of every request that was completed, and does nothing. */
export const EMPTY_COMPLETED: BareExtension = {
  name: 'empty onCompleted listener',
  permissions: ['webRequest'],
  worker: () => {
    globalThis.heard = 0;
    chrome.webRequest.onCompleted.addListener(
      () => {
        globalThis.heard += 1;
      },
      { urls: ['<all_urls>'] },
    );
  },
};

/** The same beside a rule that sets the header of Global Privacy Control, and nothing else. */
export const COMPLETED_AND_HEADER: BareExtension = {
  ...EMPTY_COMPLETED,
  name: 'the same and one rule for a header',
  permissions: ['webRequest', 'declarativeNetRequest'],
  manifest: {
    declarative_net_request: {
      rule_resources: [{ id: 'header', enabled: true, path: 'header.json' }],
    },
  },
  files: {
    'header.json': JSON.stringify([
      {
        id: 1,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'sec-gpc', operation: 'set', value: '1' }],
        },
        condition: { excludedResourceTypes: ['csp_report'] },
      },
    ]),
  },
};
