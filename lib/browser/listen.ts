import browser, { type Runtime, type WebRequest } from 'webextension-polyfill';
import type { Background } from '../background/start.ts';
import { hostOf } from '../domain/host.ts';
import { type RequestDetails, verdictOf } from '../domain/request.ts';

/** What either browser tells of a request beyond the published types. */
type Details = RequestDetails & {
  readonly type: string;
  readonly tabId: number;
  readonly timeStamp: number;
  readonly documentId?: string;
  readonly parentDocumentId?: string;
  /** Chromium. */
  readonly initiator?: string;
  /** Firefox. */
  readonly originUrl?: string;
  readonly documentUrl?: string;
  readonly frameId?: number;
  readonly frameAncestors?: readonly { readonly url: string }[];
};

/** What either browser tells of a committed document beyond the published types. */
interface Committed {
  readonly tabId: number;
  readonly frameId: number;
  readonly parentFrameId?: number;
  readonly url: string;
  readonly timeStamp: number;
  readonly documentId?: string;
  readonly parentDocumentId?: string;
  readonly documentLifecycle?: string;
}

const FILTER: WebRequest.RequestFilter = {
  urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'],
};

/**
 * Registers every listener. Must run synchronously when the worker starts: an event that woke the
 * worker is delivered only to listeners that are there by then.
 *
 * Only the ends of requests are listened to, so that a request costs one event: what observing
 * costs a page is the browser's event, not our code.
 */
export function listen(background: Background): void {
  const ended = (details: unknown) => requestEnded(background, details as Details);
  browser.webRequest.onCompleted.addListener(ended, FILTER);
  browser.webRequest.onErrorOccurred.addListener(ended, FILTER);
  browser.webRequest.onBeforeRedirect.addListener(ended, FILTER);
  browser.webNavigation.onCommitted.addListener((details) => committed(background, details));
  browser.tabs.onRemoved.addListener((tabId) => background.tabClosed(tabId));
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isOwnPage(sender) ? background.command(message) : undefined,
  );
}

function requestEnded(background: Background, details: Details): void {
  // The navigation itself is first party by definition.
  if (details.type === 'main_frame') return;
  const verdict = verdictOf(details, (a, b) => hostOf(a) === hostOf(b));
  if (verdict === undefined) return;
  const { url, tabId, documentId, parentDocumentId, timeStamp: time } = details;
  const initiator = details.initiator ?? details.originUrl;
  const topUrl = details.frameAncestors ? topOf(details) : undefined;
  background.requestEnded({
    url,
    verdict,
    time,
    tabId,
    documentId,
    parentDocumentId,
    initiator,
    topUrl,
  });
}

function topOf({ frameAncestors, frameId, documentUrl }: Details): string | undefined {
  return frameAncestors?.at(-1)?.url ?? (frameId === 0 ? documentUrl : undefined);
}

function committed(background: Background, details: Committed): void {
  const { tabId, frameId, url, timeStamp: time } = details;
  const isTop = details.parentFrameId === undefined ? frameId === 0 : details.parentFrameId < 0;
  background.committed({
    tabId,
    url,
    time,
    // A browser that does not name documents gets names that are never asked for.
    documentId: details.documentId ?? `${tabId}/${frameId}/${time}`,
    parentDocumentId: isTop ? undefined : (details.parentDocumentId ?? ''),
    prerendered: details.documentLifecycle === 'prerender',
  });
}

/** Content scripts carry the extension's id too, but not the address of one of its pages. */
function isOwnPage(sender: Runtime.MessageSender): boolean {
  return (
    sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true
  );
}
