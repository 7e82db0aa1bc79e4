import type { Commit } from '../../../lib/background/gateway.ts';
import { hostOf } from '../../../lib/domain/host.ts';
import { type RequestEnd, verdictOf } from '../../../lib/domain/request.ts';
import type { AskedPage } from './requests.ts';

/** A request's end as the browser tells of it. */
interface Details {
  readonly url: string;
  readonly type: string;
  readonly method: string;
  readonly fromCache: boolean;
  readonly tabId: number;
  readonly documentId: string;
  readonly initiator: string;
  /** Milliseconds since the epoch. */
  readonly timeStamp: number;
}

/** Tells of pages and requests as the browser does, each page a new document in the same tab. */
export interface Documents {
  next(page: AskedPage): { readonly commit: Commit; readonly requests: readonly Details[] };
  /** What the listener in lib/browser makes of it. */
  endOf(details: Details): RequestEnd | undefined;
}

/** A browser's view of pages that are visited one after the other. */
export function documents(): Documents {
  let count = 0;
  const sameHost = (a: string, b: string) => hostOf(a) === hostOf(b);
  return {
    next({ url, requests }) {
      count += 1;
      const place = { tabId: 1, documentId: `document-${count}` };
      const time = Date.now();
      const initiator = new URL(url).origin;
      return {
        commit: { ...place, url, prerendered: false, time },
        requests: requests.map((request) => ({
          ...request,
          ...place,
          ...{ method: 'GET', fromCache: false, initiator, timeStamp: time },
        })),
      };
    },
    endOf(details) {
      const verdict = verdictOf(details, sameHost);
      if (verdict === undefined) return undefined;
      const { url, tabId, documentId, initiator, timeStamp: time } = details;
      const host = hostOf(url);
      return host === undefined ? undefined : { host, verdict, time, tabId, documentId, initiator };
    },
  };
}
