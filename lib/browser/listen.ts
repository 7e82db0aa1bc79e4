// The worker's first script: the browser's own namespace, without the polyfill's weight.
import { browser } from 'wxt/browser';
import type { EmbedPlace } from '../background/embeds.ts';
import type { Reception } from '../background/reception.ts';
import { hostOf } from '../domain/host.ts';
import { type RequestDetails, verdictOf } from '../domain/request.ts';
import { commitOf } from './commit-of.ts';

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
  readonly incognito?: boolean;
};

/** Who sent a message, as the browser says. */
interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?:
    | { readonly id?: number | undefined; readonly url?: string | undefined }
    | undefined;
}

/** Every address that a request can have a host by. */
const FILTER = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] };

/**
 * Registers every listener. Must run synchronously when the worker starts: an event that woke the
 * worker is delivered only to listeners that are there by then.
 *
 * Only the ends of requests are listened to, so that a request costs one event: what observing
 * costs a page is the browser's event, not our code.
 */
export function listen(reception: Reception): void {
  const ended = (details: unknown) => requestEnded(reception, details as Details);
  browser.webRequest.onCompleted.addListener(ended, FILTER);
  browser.webRequest.onErrorOccurred.addListener(ended, FILTER);
  browser.webRequest.onBeforeRedirect.addListener(ended, FILTER);
  browser.webNavigation.onCommitted.addListener((details) =>
    reception.hear({ kind: 'commit', commit: commitOf(details, details.timeStamp) }),
  );
  browser.tabs.onRemoved.addListener((tabId) => reception.hear({ kind: 'close', tabId }));
  browser.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    if (!isOwnPage(sender)) return false;
    reception
      .command(message, placeOf(sender))
      .catch((error: unknown) => ({ ok: false, saved: false, reason: String(error) }))
      .then(answer);
    return true;
  });
  browser.alarms.onAlarm.addListener(reception.wake);
  // Another device of the person's decided something; or this one did, and nothing is to be done.
  browser.storage.sync.onChanged.addListener(reception.wake);
  // Nothing to do for them but to start, and to compare the browser's rules with the settings.
  browser.runtime.onInstalled.addListener(reception.open);
  browser.runtime.onStartup.addListener(reception.open);
}

function requestEnded(reception: Reception, details: Details): void {
  // The navigation itself is first party by definition.
  if (details.type === 'main_frame') return;
  const verdict = verdictOf(details, (a, b) => hostOf(a) === hostOf(b));
  if (verdict === undefined) return;
  const host = hostOf(details.url);
  if (host === undefined) return;
  const { tabId, documentId, parentDocumentId, timeStamp: time, incognito: isPrivate } = details;
  const initiator = details.initiator ?? details.originUrl;
  const topUrl = details.frameAncestors ? topOf(details) : undefined;
  const origin = { tabId, documentId, parentDocumentId, initiator, topUrl, isPrivate };
  reception.hear({ kind: 'request', request: { host, verdict, time, ...origin } });
}

function topOf({ frameAncestors, frameId, documentUrl }: Details): string | undefined {
  return frameAncestors?.at(-1)?.url ?? (frameId === 0 ? documentUrl : undefined);
}

/** Where a placeholder speaks from; `undefined` for every other page of ours. */
function placeOf({ tab, frameId, url }: Sender): EmbedPlace | undefined {
  if (!url?.startsWith(`${browser.runtime.getURL('/')}placeholder.html`)) return undefined;
  return { tabId: tab?.id ?? -1, frameId: frameId ?? 0, url, topUrl: tab?.url };
}

/** Content scripts carry the extension's id too, but not the address of one of its pages. */
function isOwnPage(sender: Sender): boolean {
  return (
    sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('/')) === true
  );
}
