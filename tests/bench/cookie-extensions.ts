import type { BareExtension } from './support/extensions.ts';

declare global {
  /** Hosts that a bare extension has seen to hold an identifying cookie. */
  var withCookie: Set<string>;
}

/** Looks at the headers of every request. */
export const HEADERS: BareExtension = {
  name: 'the headers of every request',
  permissions: ['webRequest'],
  worker: () => {
    globalThis.heard = 0;
    globalThis.withCookie = new Set();
    const everything = { urls: ['<all_urls>'] };
    chrome.webRequest.onCompleted.addListener(() => {
      globalThis.heard += 1;
    }, everything);
    chrome.webRequest.onSendHeaders.addListener(
      ({ url, requestHeaders = [] }) => {
        const cookie = requestHeaders.find(({ name }) => name.toLowerCase() === 'cookie');
        if (cookie?.value && cookie.value.length >= 8)
          globalThis.withCookie.add(new URL(url).hostname);
      },
      everything,
      ['requestHeaders', 'extraHeaders'],
    );
  },
};

/** Asks for the cookies of each new third party of a page, a second after it was first heard of. */
export const ASK: BareExtension = {
  name: 'the cookies API per new third party',
  permissions: ['webRequest', 'cookies'],
  worker: () => {
    globalThis.heard = 0;
    globalThis.withCookie = new Set();
    const met = new Map<string, Set<string>>();
    let unasked: string[] = [];

    const ask = async () => {
      const hosts = unasked;
      unasked = [];
      for (const host of hosts) {
        const found = await chrome.cookies.getAll({ url: `https://${host}/` });
        const identifying = found.some(
          ({ value, sameSite, secure }) =>
            secure && sameSite === 'no_restriction' && value.length >= 8 && new Set(value).size > 4,
        );
        if (identifying) globalThis.withCookie.add(host);
      }
    };

    chrome.webRequest.onCompleted.addListener(
      ({ url, type, documentId = '' }) => {
        globalThis.heard += 1;
        if (type === 'main_frame') return;
        const host = new URL(url).hostname;
        const hosts = met.get(documentId) ?? new Set();
        met.set(documentId, hosts);
        if (hosts.has(host)) return;
        hosts.add(host);
        if (unasked.length === 0) setTimeout(ask, 1_000);
        unasked.push(host);
      },
      { urls: ['<all_urls>'] },
    );
  },
};
