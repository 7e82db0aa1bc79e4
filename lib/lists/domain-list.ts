/**
 * Whether every label decodes. Node's own URL takes some that do not; in a browser the browser's own
 * URL is asked below, and what it takes, its rules take.
 */
const decodes: (domain: string) => boolean = (() => {
  const node = globalThis.process?.getBuiltinModule?.('node:url');
  return node ? (domain) => !node.domainToUnicode(domain).includes('xn--') : () => true;
})();

/**
 * The suffixes that `site.*` is spelled out to: rules know no wildcard there. They are the most
 * common ones among the sites that the lists name; a site under a rarer suffix is missed.
 */
const COMMON_SUFFIXES = [
  ...['com', 'net', 'org', 'info', 'biz', 'co', 'io', 'me', 'tv', 'cc', 'to', 'xyz', 'eu', 'us'],
  ...['de', 'fr', 'es', 'it', 'nl', 'pl', 'ru', 'ca', 'in', 'co.uk', 'com.au', 'com.br', 'co.jp'],
];

/** The value of a `domain=` option, in a form that rules can hold. */
export interface DomainList {
  readonly domains: readonly string[];
  /** Whether a `site.*` was spelled out. */
  readonly spelledOut: boolean;
  /** Whether sites given by a regex were left out. */
  readonly leftOut: boolean;
}

/**
 * Reads the value of a `domain=` option: `a.com|~b.com|c.*`. `undefined` if no rule can hold it: all
 * of its sites are given by regexes, or one that is excluded is (to leave that out would block more
 * than the list asks for).
 */
export function readDomainList(value: string): DomainList | undefined {
  const entries = value.split(/(?<!\\)\|/).filter((entry) => entry !== '');
  const regexes = entries.filter((entry) => /^~?\//.test(entry));
  const plain = entries.filter((entry) => !/^~?\//.test(entry));
  if (regexes.some((entry) => entry.startsWith('~'))) return undefined;
  if (regexes.length > 0 && plain.every((entry) => entry.startsWith('~'))) return undefined;
  return {
    domains: plain.flatMap(spellOut),
    spelledOut: plain.some((entry) => entry.endsWith('.*')),
    leftOut: regexes.length > 0,
  };
}

/**
 * Whether both browsers take a host name into a condition: lower case, ASCII, and possible. Firefox
 * refuses a whole update for one label that decodes to nothing; AdGuard Base holds one.
 */
export function isRuleDomain(domain: string): boolean {
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(domain)) return domain === '[::1]';
  if (!/xn--|[0-9]$/.test(domain)) return true;
  if (!decodes(domain)) return false;
  return URL.canParse(`http://${domain}`) && new URL(`http://${domain}`).hostname === domain;
}

function spellOut(entry: string): string[] {
  if (!entry.endsWith('.*')) return [entry];
  return COMMON_SUFFIXES.map((suffix) => entry.slice(0, -1) + suffix);
}
