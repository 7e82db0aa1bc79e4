import { getDomain, getHostname } from 'tldts';

/**
 * The hostname of a URL, lower case and in its ASCII form, without a port.
 * `undefined` for URLs that reach no host (`data:`, `blob:`, `about:`) and for text that is no URL.
 */
export function hostOf(url: string): string | undefined {
  return getHostname(url, HOST_OPTIONS) || undefined;
}

/**
 * The site that a host belongs to: its registrable domain, private suffixes of the public suffix
 * list included (a.github.io and b.github.io are strangers, as in the browser's own `thirdParty`).
 * The host itself for IP addresses, localhost and bare public suffixes.
 */
export function siteOf(host: string): string {
  return getDomain(host, SITE_OPTIONS) ?? host;
}

const HOST_OPTIONS = { validateHostname: false } as const;
const SITE_OPTIONS = { allowPrivateDomains: true, extractHostname: false } as const;
