import { getDomain, parse } from 'tldts';

/**
 * The site that a host belongs to: its registrable domain, private suffixes of the public suffix
 * list included (a.github.io and b.github.io are strangers, as in the browser's own `thirdParty`).
 * The host itself for IP addresses, localhost and bare public suffixes.
 */
export function siteOf(host: string): string {
  return getDomain(host, SITE_OPTIONS) ?? host;
}

/**
 * Whether a site lies under a suffix that a company lends to others (a.github.io, b.blogspot.com):
 * such a site belongs to whom it was lent to, not to the company.
 */
export function isLent(site: string): boolean {
  return parse(site, SITE_OPTIONS).isPrivate === true;
}

/** Whether a domain is itself a suffix that its owner lends to others (github.io, blogspot.com). */
export function isLender(domain: string): boolean {
  const { isPrivate, publicSuffix } = parse(domain, SITE_OPTIONS);
  return isPrivate === true && publicSuffix === domain;
}

const SITE_OPTIONS = { allowPrivateDomains: true, extractHostname: false } as const;
