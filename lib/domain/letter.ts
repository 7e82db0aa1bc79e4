import { readableHosts } from './readable-host.ts';

/** The letter that stands for a site in picture and header: the first letter or digit of its name. */
export function letterOf(site: string): string {
  return (/[\p{L}\p{N}]/u.exec(readableHosts(site))?.[0] ?? '?').toUpperCase();
}
