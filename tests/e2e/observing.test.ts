import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteOf } from '@/lib/domain/site.ts';
import { summarise } from '@/lib/domain/summary.ts';
import type { Chromium } from '../support/browser/chromium.ts';
import type { Replica } from '../support/replica/server.ts';
import { SMALL_WEB } from '../support/replica/sites.ts';
import { compare, received, unexplained } from '../support/truth/server.ts';
import { type Session, startSession } from '../support/truth/session.ts';
import {
  badgeOf,
  recordOf,
  reportOf,
  tallyRecord,
  tallyReport,
  written,
} from '../support/truth/unweave.ts';

let session: Session;
let replica: Replica;
let chromium: Chromium;

beforeAll(async () => {
  session = await startSession(SMALL_WEB);
  ({ replica, chromium } = session);
});
// Asserts that nothing went wrong in silence.
afterAll(() => session.close());

/** What the popup of a page says first. */
async function sentenceOf(page: Page): Promise<string> {
  const popup = await chromium.openPopup(await chromium.tabId(page));
  const sentence = await popup.getByRole('heading', { level: 1 }).textContent();
  await popup.close();
  return sentence ?? '';
}

describe('on every site of the small web', () => {
  it.each(SMALL_WEB.sites)('server, record, report, badge and popup agree: $host', async (site) => {
    const before = tallyRecord(await recordOf(chromium), siteOf(site.host));
    expect(before).toEqual({});
    replica.clear();
    const page = await chromium.visit(
      `${site.scheme ?? 'https'}://${site.host}${site.pages[0]?.path}`,
    );
    await replica.quiet(300);
    await written(chromium);

    const report = await reportOf(chromium, page);
    expect(report?.site).toBe(siteOf(site.host));
    const counts = received(replica.hits, siteOf(site.host));
    expect(compare(counts, tallyReport(report))).toEqual([]);
    const recorded = tallyRecord(await recordOf(chromium), siteOf(site.host));
    expect(recorded).toEqual(tallyReport(report));

    // Not one request but the page's own reached the server.
    expect(unexplained(replica.hits, SMALL_WEB)).toEqual([]);
    const companies = report ? summarise(report).strangers.length : 0;
    expect(await badgeOf(chromium, page)).toBe(companies ? String(companies) : '');
    const sentence = await sentenceOf(page);
    if (companies) expect(sentence).toMatch(new RegExp(`^${companies} compan`));
    else expect(sentence).not.toMatch(/\d/);
    await page.close();
  });

  it('neither popup nor worker asks the network for anything', async () => {
    replica.clear();
    const popup = await chromium.openPopup();
    await popup.getByRole('heading').first().waitFor();
    await chromium.stopWorker();
    await chromium.worker();
    await replica.quiet(1_500);
    expect(replica.hits).toEqual([]);
    await popup.close();
  });
});
