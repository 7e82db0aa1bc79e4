import type { RequestEnd } from '../domain/request.ts';
import type { Commit } from './gateway.ts';

/** What the browser tells the background, as plain data that can be kept before it is understood. */
export type BrowserEvent =
  | { readonly kind: 'request'; readonly request: RequestEnd }
  | { readonly kind: 'commit'; readonly commit: Commit }
  | { readonly kind: 'close'; readonly tabId: number };
