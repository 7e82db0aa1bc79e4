import browser from 'webextension-polyfill';
import { isIdentifying } from '../domain/cookie.ts';
import { isFirefox } from './is-firefox.ts';

/** Whether a host holds a cookie by which it can recognise this browser on any site. */
export async function hasIdentifyingCookie(host: string): Promise<boolean> {
  const url = `https://${host}/`;
  const cookies = await browser.cookies.getAll({ url });
  if (!cookies.some((cookie) => isIdentifying(cookie, Date.now()))) return false;
  return !(isFirefox && (await isKeptApart(url)));
}

/**
 * Whether Firefox gives this host another set of cookies on each site ("Total Cookie Protection",
 * its default): the set that was looked at is then the one of the host's own site, and elsewhere it
 * recognises nobody. Whether it does so is told only to those who may change it, so this goes by what
 * is there: where third parties hold cookies as they always did, only those that ask for a set of
 * their own ("Partitioned") have one, and those must be secure and sent to third parties.
 */
async function isKeptApart(url: string): Promise<boolean> {
  const own = await browser.cookies.getAll({ url, partitionKey: {} });
  if (own.some(isPartitioned)) return true;
  const all = await browser.cookies.getAll({ partitionKey: {} });
  return all.some(
    (cookie) => isPartitioned(cookie) && !(cookie.secure && cookie.sameSite === 'no_restriction'),
  );
}

function isPartitioned({ partitionKey }: browser.Cookies.Cookie): boolean {
  return Boolean(partitionKey?.topLevelSite);
}
