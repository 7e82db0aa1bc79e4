/**
 * The hostname of a URL as browsers give them: lower case, ASCII form, without credentials and
 * port; an IPv6 address keeps its brackets. `undefined` for URLs that reach no host (`data:`,
 * `blob:`, `about:`) and for text that is no URL.
 *
 * Runs for every request: reading off a canonical URL takes a quarter of the time of `new URL`.
 */
export function hostOf(url: string): string | undefined {
  // The first colon ends the scheme; `data:` and `blob:` have other URLs further inside.
  const scheme = url.indexOf(':');
  if (scheme < 1 || !url.startsWith('//', scheme + 1)) return undefined;
  let start = scheme + 3;
  let end = start;
  let port = -1;
  for (; end < url.length; end++) {
    const code = url.charCodeAt(end);
    if (code === SLASH || code === QUESTION || code === HASH) break;
    if (code === AT) {
      start = end + 1;
      port = -1;
    } else if (code === COLON) port = end;
    else if (code === BRACKET) port = -1;
  }
  return url.slice(start, port < 0 ? end : port) || undefined;
}

const SLASH = 47;
const QUESTION = 63;
const HASH = 35;
const AT = 64;
const COLON = 58;
/** Closes an IPv6 address; colons before it are part of the address. */
const BRACKET = 93;
