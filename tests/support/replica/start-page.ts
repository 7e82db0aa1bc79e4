import { escapeHtml, renderDocument } from './markup.ts';
import { pageUrl, type ReplicaPage, type ReplicaSite, requestsOf, type Web } from './web.ts';

/** The host where a replica lists its sites. */
export const START_HOST = 'start.unweave.example';

/** The list of sites, as a page without any third party. */
export function renderStartPage(web: Web): string {
  const items = web.sites.map(
    (site) => `<li><a href="${escapeHtml(pageUrl(site))}"><strong>${escapeHtml(site.title)}</strong>
<span>${escapeHtml(site.host)}</span><span>${escapeHtml(site.about)}</span></a></li>`,
  );
  const body = `<h1>A small copy of the web, on this machine</h1>
<p>These sites carry real names, but nothing here leaves your computer: a local server answers for
every one of them. Each page asks the same companies for scripts, pictures, frames and beacons that
pages of its kind ask for on the real web.</p>
<p>Visit a few of them, then open Unweave from the toolbar to see who could follow you from one to
the next, and who was stopped.</p>
<ul class="sites">
${items.join('\n')}
</ul>`;
  return renderDocument('A small copy of the web', body, []);
}

/** A page of a site: what it is, what it asks for, where to go from here. */
export function renderSitePage(site: ReplicaSite, page: ReplicaPage): string {
  const hosts = new Set(
    requestsOf(page, pageUrl(site, page))
      .map((request) => new URL(request.url).hostname)
      .filter((host) => host !== site.host),
  );
  const links = site.pages
    .filter((other) => other !== page)
    .map((other) => `<li><a href="${escapeHtml(other.path)}">${escapeHtml(other.path)}</a></li>`);
  const body = `<h1>${escapeHtml(site.title)}</h1>
<p>${escapeHtml(site.about)}</p>
<p class="soft">A stand-in for ${escapeHtml(site.host)}. ${asks(hosts.size)}</p>
${links.length ? `<p>More on this site:</p><ul>${links.join('')}</ul>` : ''}
<p><a href="https://${START_HOST}/">All sites</a></p>`;
  return renderDocument(site.title, body, page.embeds, page.script);
}

function asks(hosts: number): string {
  if (hosts === 0) return 'This page asks no other host for anything.';
  return `This page asks ${hosts} other ${hosts === 1 ? 'host' : 'hosts'} for something.`;
}
