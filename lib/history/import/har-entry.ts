import * as v from 'valibot';
import { hostOfAddress } from '../../domain/host-name.ts';
import { verdictOf } from '../../domain/request.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { HarCookieSchema } from './har-cookies.ts';

const Text = v.fallback(v.optional(v.string()), undefined);
const Headers = v.fallback(v.array(v.object({ name: v.string(), value: v.string() })), []);
const Cookies = v.fallback(v.array(HarCookieSchema), []);

/**
 * What is read of an entry of a HAR (w3c.github.io/web-performance/specs/HAR/Overview.html). Beside
 * what the format has, browsers add fields that begin with a line.
 */
export const HarEntrySchema = v.object({
  startedDateTime: v.string(),
  pageref: Text,
  /** Chromium: answered from the cache. */
  _fromCache: Text,
  /** Safari: the same, in words. */
  _fetchType: Text,
  request: v.object({
    url: v.string(),
    method: v.fallback(v.string(), 'GET'),
    headers: Headers,
    cookies: Cookies,
  }),
  response: v.fallback(
    v.object({
      /** 0 where there was no answer. */
      status: v.fallback(v.number(), 0),
      redirectURL: Text,
      headers: Headers,
      cookies: Cookies,
      content: v.fallback(v.object({ mimeType: Text }), { mimeType: undefined }),
      /** Chromium and Safari: why there was none. */
      _error: Text,
    }),
    { status: 0, headers: [], cookies: [], content: {} },
  ),
});

/** An entry of a HAR. */
export type HarEntry = v.InferOutput<typeof HarEntrySchema>;

/** The value of the first header with a name, which must be in lower case. */
export function headerOf(
  headers: HarEntry['request']['headers'],
  name: string,
): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.value;
}

/** Where an answer sends the browser on to, if it does. */
export function redirectOf({ request, response }: HarEntry): string | undefined {
  const { status, headers, redirectURL } = response;
  if (status < 300 || status > 399 || status === 304) return undefined;
  const target = redirectURL || headerOf(headers, 'location');
  return target ? URL.parse(target, request.url)?.href : undefined;
}

/** Rules of a page itself, after which no server was asked: the recorder never hears of these. */
const NOT_ASKED = /ERR_BLOCKED_BY_CSP/;

/**
 * What became of a request, by the same measure as the recorder; `undefined` where it is not to be
 * counted, and `unsaid` where the file does not say what became of it.
 */
export function verdictOfEntry(entry: HarEntry): Verdict | 'unsaid' | undefined {
  const { request, response, _fromCache, _fetchType } = entry;
  const error = response._error || undefined;
  if (response.status === 0 && (error === undefined || NOT_ASKED.test(error))) return 'unsaid';
  const fromCache = Boolean(_fromCache) || /cache/i.test(_fetchType ?? '');
  const redirectUrl = redirectOf(entry);
  const { url, method } = request;
  return verdictOf(
    { url, method, fromCache, ...(error && { error }), ...(redirectUrl && { redirectUrl }) },
    (a, b) => hostOfAddress(a) === hostOfAddress(b),
  );
}
