import type { Commit } from '../background/gateway.ts';

/** What either browser tells of a document beyond the published types. */
export interface DocumentDetails {
  readonly tabId: number;
  readonly frameId: number;
  readonly parentFrameId?: number;
  readonly url: string;
  readonly documentId?: string;
  readonly parentDocumentId?: string;
  readonly documentLifecycle?: string;
}

/** A document as the background knows it; `time` in milliseconds since the epoch. */
export function commitOf(details: DocumentDetails, time: number): Commit {
  const { tabId, frameId, url } = details;
  const isTop = details.parentFrameId === undefined ? frameId === 0 : details.parentFrameId < 0;
  return {
    ...{ tabId, url, time },
    // A browser that does not name documents gets names that are never asked for.
    documentId: details.documentId ?? `${tabId}/${frameId}/${time}`,
    parentDocumentId: isTop ? undefined : (details.parentDocumentId ?? ''),
    prerendered: details.documentLifecycle === 'prerender',
  };
}
