import { hostOf } from '../domain/host.ts';
import type { PageReport } from '../domain/report.ts';
import type { PopupPage } from './popup.ts';

/**
 * The page that a tab shows, as far as Unweave may see it.
 *
 * @param url of the tab; absent where the browser does not tell it
 * @param report that is kept of the tab
 */
export async function shownPage(
  url: string | undefined,
  report: PageReport | undefined,
): Promise<PopupPage> {
  const host = url !== undefined && /^https?:/.test(url) ? hostOf(url) : undefined;
  // What is kept may be of the page before: the tab shows another one in the very moment.
  const isOfPage = url === undefined || report?.host === host;
  if (report && !report.partial && isOfPage) return { kind: 'report', report };
  if (host === undefined) return { kind: 'internal' };
  // With the public suffix list: not before it is needed, which is seldom.
  const { siteOf } = await import('../domain/site.ts');
  return { kind: 'unseen', site: siteOf(host) };
}
