import { launchChromium } from '../tests/support/browser/chromium.ts';
import { readRecording } from '../tests/support/replica/recording.ts';
import { startReplica } from '../tests/support/replica/server.ts';
import { pageUrl, type Web } from '../tests/support/replica/web.ts';
import { describeTruth, holdAgainstServer, type PageTruth } from './agreement.ts';
import { buildForChromium } from './build.ts';
import { countHosts, percent, table } from './table.ts';
import { visitAndListen } from './visit.ts';

/** How many pages are visited unless the person says. */
const PAGES = 100;

/** Third-party hosts that the server heard from, by page. */
type Heard = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Visits the pages of a recording twice, without any extension and with Unweave, and prints which
 * share of the third-party hosts was kept from being contacted, and whether what Unweave wrote down
 * is what the server saw.
 *
 * @param count how many pages, spread evenly over the recording; 100 unless stated
 * @throws RecordingError when the file is no recording that we can read
 */
export async function replay(file: string, count = PAGES): Promise<void> {
  const web = await readRecording(file);
  const all = web.sites.flatMap((site) => site.pages.map((page) => pageUrl(site, page)));
  const urls = spread(all, count);
  console.log(`${file}: ${urls.length} of its ${all.length} pages`);
  const extension = await buildForChromium();
  const without = await visitAll('no extension', web, urls);
  const truth: PageTruth[] = [];
  const withUnweave = await visitAll('with Unweave', web, urls, extension, truth);
  print(urls, without, withUnweave);
  console.log(`\n${describeTruth(truth)}`);
}

async function visitAll(
  title: string,
  web: Web,
  urls: readonly string[],
  extension?: string,
  truth?: PageTruth[],
): Promise<Heard> {
  const replica = await startReplica(web);
  const chromium = await launchChromium({ replica, ...(extension && { extension }) });
  const heard = new Map<string, ReadonlySet<string>>();
  try {
    const page = await chromium.newPage();
    for (const [index, url] of urls.entries()) {
      const hosts = await visitAndListen(chromium, replica, page, url);
      heard.set(url, hosts);
      truth?.push(await holdAgainstServer(chromium, replica, page));
      console.log(`  ${title} ${index + 1}/${urls.length}: ${url}: ${countHosts(hosts.size)}`);
    }
  } finally {
    await chromium.close();
    await replica.close();
  }
  return heard;
}

function print(urls: readonly string[], without: Heard, withUnweave: Heard): void {
  const figures = (heard: Heard) => {
    const sets = urls.map((url) => heard.get(url) ?? new Set<string>());
    return {
      contacts: sets.reduce((sum, hosts) => sum + hosts.size, 0),
      hosts: new Set(sets.flatMap((hosts) => [...hosts])).size,
      clean: sets.filter((hosts) => hosts.size === 0).length,
    };
  };
  const [before, after] = [figures(without), figures(withUnweave)];
  const shares = (name: 'contacts' | 'hosts') => [
    before[name],
    after[name],
    percent(before[name] - after[name], before[name]),
  ];
  console.log(`
${table([
  [`${urls.length} pages`, 'no extension', 'with Unweave', 'blocked'],
  ['third-party hosts contacted, counted on each page', ...shares('contacts')],
  ['third-party hosts contacted on any page', ...shares('hosts')],
  ['pages that contacted nobody else', before.clean, after.clean, ''],
])}`);
}

/** Takes so many, evenly spread over the whole. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (count >= all.length) return [...all];
  return Array.from(
    { length: count },
    (_, index) => all[Math.floor((index * all.length) / count)],
  ).filter((item) => item !== undefined);
}
