import type { PageReport } from '../lib/domain/report.ts';
import { summarise } from '../lib/domain/summary.ts';
import { through } from '../lib/domain/verdict.ts';
import { launchChromium } from '../tests/support/browser/chromium.ts';
import { startReplica } from '../tests/support/replica/server.ts';
import { SMALL_WEB } from '../tests/support/replica/sites.ts';
import { pageUrl } from '../tests/support/replica/web.ts';
import { buildForChromium } from './build.ts';
import { pictureAtlas, picturePopup } from './pictures.ts';
import { countHosts, percent, table } from './table.ts';
import { finalReportOf, visitAndListen } from './visit.ts';

/** The site whose popup is pictured. */
const PICTURED = 'www.nytimes.com';

interface Row {
  readonly host: string;
  /** Third-party hosts that Unweave saw asked for, and that no request reached. */
  readonly seen: number;
  readonly blocked: number;
  /** Companies that do not own the site. */
  readonly companies: number;
  /** Third-party hosts that the server heard from. */
  readonly reached: number;
}

/** Visits the small web without a screen, and prints what was seen and blocked. */
export async function tour(): Promise<void> {
  const extension = await buildForChromium();
  const replica = await startReplica(SMALL_WEB);
  const chromium = await launchChromium({ replica, extension, page: { deviceScaleFactor: 2 } });
  try {
    console.log(`Visiting ${SMALL_WEB.sites.length} sites of a local copy of the web:`);
    const page = await chromium.newPage();
    const rows: Row[] = [];
    for (const site of byPictureLast()) {
      const reached = await visitAndListen(chromium, replica, page, pageUrl(site));
      const report = await finalReportOf(chromium, page);
      const row = toRow(site.host, reached.size, report);
      rows.push(row);
      console.log(`  ${describe(row)}`);
    }
    print(rows);
    const pictures = await picturePopup(chromium, await chromium.tabId(page));
    console.log(`\nPictures of the popup on ${PICTURED}:\n  ${pictures.join('\n  ')}`);
    const atlas = await pictureAtlas(chromium);
    console.log(`\nPictures of the atlas after the tour:\n  ${atlas.join('\n  ')}`);
    for (const error of chromium.errors) console.log(`Unweave complained: ${error}`);
  } finally {
    await chromium.close();
    await replica.close();
  }
}

/** The pictured site comes last, when the graph has other sites to show beside it. */
function byPictureLast() {
  const pictured = SMALL_WEB.sites.filter((site) => site.host === PICTURED);
  return [...SMALL_WEB.sites.filter((site) => site.host !== PICTURED), ...pictured];
}

function toRow(host: string, reached: number, report: PageReport | undefined): Row {
  const hosts = report?.hosts ?? [];
  return {
    host,
    seen: hosts.length,
    blocked: hosts.filter((counts) => through(counts) === 0).length,
    companies: report ? summarise(report).strangers.length : 0,
    reached,
  };
}

function describe({ host, seen, blocked, reached }: Row): string {
  const agreed = seen - blocked === reached ? '' : ` (the server heard from ${reached})`;
  if (seen === 0 && reached === 0) return `${host}: nobody else`;
  return `${host}: ${countHosts(seen)}, ${blocked} blocked${agreed}`;
}

function print(rows: readonly Row[]): void {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const seen = sum((row) => row.seen);
  const blocked = sum((row) => row.blocked);
  console.log(`
${table([
  ['site', 'companies', 'hosts', 'blocked', 'let through', 'share blocked'],
  ...rows.map((row) => [
    row.host,
    row.companies,
    row.seen,
    row.blocked,
    row.seen - row.blocked,
    percent(row.blocked, row.seen),
  ]),
  ['total', '', seen, blocked, seen - blocked, percent(blocked, seen)],
])}

The server heard from ${sum((row) => row.reached)} third-party hosts, counted per site.`);
}
