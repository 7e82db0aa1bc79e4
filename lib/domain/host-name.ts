/** A host in its ASCII form, an IP address, or a name without a dot. */
const HOST = /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/** What the recorder listens to. */
const WEB = /^(https?|wss?):$/;

/** The longest name that the domain name system knows. */
export const LONGEST_NAME = 253;

/** Whether a name may be a host as the recorder sees them; "Old Name" and "Zoë" are none. */
export function isHost(name: string): boolean {
  return name.length <= LONGEST_NAME && HOST.test(name);
}

/**
 * The host of an address that somebody wrote down, as the recorder would have seen it: lower case,
 * ASCII form, IP addresses in their usual form. `undefined` for addresses that are not of the web
 * and for what is no address.
 */
export function hostOfAddress(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !WEB.test(url.protocol)) return undefined;
  const { hostname } = url;
  return isHost(hostname) ? hostname : undefined;
}

/**
 * The same for a bare name. Names without a dot are none, except localhost: so programs call the
 * pages of their own.
 */
export function hostNamed(name: string): string | undefined {
  if (name.length > LONGEST_NAME || /[\s/\\?#@%]/.test(name)) return undefined;
  const host = hostOfAddress(`http://${name}/`);
  return host?.includes('.') || host === 'localhost' || host?.startsWith('[') ? host : undefined;
}
