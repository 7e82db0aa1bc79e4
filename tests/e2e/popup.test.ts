import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summarise } from '@/lib/domain/summary.ts';
import { axe } from '../support/browser/axe.ts';
import { SMALL_WEB } from '../support/replica/sites.ts';
import { pageUrl } from '../support/replica/web.ts';
import { type Session, startSession } from '../support/truth/session.ts';
import { reportOf, written } from '../support/truth/unweave.ts';

let session: Session;
beforeAll(async () => {
  session = await startSession(SMALL_WEB);
});
afterAll(() => session.close());

async function visit(host: string, page?: Page): Promise<Page> {
  const site = SMALL_WEB.sites.find((other) => other.host === host);
  if (!site) throw new Error(`no such site: ${host}`);
  session.replica.clear();
  const visited = await session.chromium.visit(pageUrl(site), page);
  await session.replica.quiet(300);
  await written(session.chromium);
  return visited;
}

async function open(page: Page): Promise<Page> {
  const popup = await session.chromium.newPage();
  await popup.setViewportSize({ width: 400, height: 600 });
  await session.chromium.openPopup(await session.chromium.tabId(page), popup);
  await popup.getByRole('heading', { level: 1 }).waitFor();
  return popup;
}

/** Until no control is pending any more: the background has answered. */
async function inForce(popup: Page): Promise<void> {
  // One decision may be shown by several controls.
  await expect.poll(() => popup.locator('[aria-busy=true]').count()).toBe(0);
}

const hosts = () => session.replica.hits.map(({ host }) => host);

describe('the popup', () => {
  it('switches protection off and on for its site, by keyboard', async () => {
    const page = await visit('www.zappos.com');
    expect(hosts()).not.toContain('static.criteo.net');
    const popup = await open(page);
    const toggle = popup.getByRole('switch');
    expect(await toggle.isChecked()).toBe(true);
    await toggle.focus();
    await popup.keyboard.press('Space');
    await popup.getByRole('switch', { name: /off/i, checked: false }).waitFor();
    await inForce(popup);
    await visit('www.zappos.com', page);
    const report = await reportOf(session.chromium, page);
    expect(report && summarise(report).requestsStopped).toBe(0);
    await popup.getByRole('switch').press('Space');
    await popup.getByRole('switch', { name: /on/i, checked: true }).waitFor();
    await inForce(popup);
    await visit('www.zappos.com', page);
    expect(hosts()).not.toContain('static.criteo.net');
    await popup.close();
    await page.close();
  });

  it('blocks, allows and limits a company, and takes it back with a second click', async () => {
    const page = await visit('www.gymshark.com');
    const before = await reportOf(session.chromium, page);
    const through = before && summarise(before).strangers.find((c) => c.outcome === 'through');
    const stopped = before && summarise(before).strangers.find((c) => c.outcome === 'stopped');
    if (!through || !stopped) throw new Error('the page has not both kinds of company');
    const popup = await open(page);
    const control = (company: string) =>
      popup.getByRole('toolbar', { name: `What to do with ${company}` });
    const press = async (company: string, choice: string, pressed: boolean) => {
      await control(company).getByRole('button', { name: choice }).click();
      await control(company).getByRole('button', { name: choice, pressed }).waitFor();
      await inForce(popup);
    };
    await press(through.name, 'Block', true);
    await press(stopped.name, 'Allow', true);
    await visit('www.gymshark.com', page);
    expect(hosts()).not.toContain(through.hosts[0]?.host);
    expect(hosts()).toContain(stopped.hosts[0]?.host);
    await press(stopped.name, 'Limit', true);
    await visit('www.gymshark.com', page);
    expect(hosts()).toContain(stopped.hosts[0]?.host);
    await press(through.name, 'Block', false);
    await press(stopped.name, 'Limit', false);
    await visit('www.gymshark.com', page);
    expect(hosts()).toContain(through.hosts[0]?.host);
    expect(hosts()).not.toContain(stopped.hosts[0]?.host);
    await popup.close();
    await page.close();
  });

  it('decides on one domain for this visit, and says why it is treated so', async () => {
    const page = await visit('www.zappos.com');
    const popup = await open(page);
    const row = popup.locator('.row', { hasText: 'Criteo' }).first();
    await row.locator('summary').click();
    const item = row.locator('.host-item', { hasText: 'static.criteo.net' });
    await item.getByText(/Listed by .*AdGuard/).waitFor();
    await item.getByRole('button', { name: 'Allow' }).click();
    await item.getByRole('radio', { name: 'This visit' }).click({ force: true });
    await item.getByText(/Allowed on this site, for this visit: your decision/).waitFor();
    await inForce(popup);
    await visit('www.zappos.com', page);
    expect(hosts()).toContain('static.criteo.net');
    await visit('www.debian.org', page);
    await visit('www.zappos.com', page);
    expect(hosts()).not.toContain('static.criteo.net');
    await popup.close();
    await page.close();
  });

  it('pauses on every site, and one click ends it', async () => {
    const page = await visit('www.zappos.com');
    const popup = await open(page);
    await popup.getByRole('button', { name: 'Standard' }).click();
    await popup.getByRole('button', { name: '1 hour' }).click();
    await popup
      .getByText(/^Paused until /)
      .first()
      .waitFor();
    await inForce(popup);
    await visit('www.zappos.com', page);
    expect(hosts()).toContain('static.criteo.net');
    await popup.locator('.header').getByRole('button', { name: 'End pause' }).click();
    await popup.getByRole('switch', { checked: true }).waitFor();
    await inForce(popup);
    await visit('www.zappos.com', page);
    expect(hosts()).not.toContain('static.criteo.net');
    await popup.close();
    await page.close();
  });

  it('follows a page while it is open', async () => {
    const page = await visit('www.debian.org');
    const popup = await open(page);
    expect(await popup.getByRole('heading', { level: 1 }).textContent()).not.toMatch(/\d/);
    await page.evaluate(() => fetch('https://late.tracker.example/', { mode: 'no-cors' }));
    await popup.getByText('tracker.example').first().waitFor();
    await popup.close();
    await page.close();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe calls serious, in %s',
    async (colorScheme) => {
      const page = await visit('www.nytimes.com');
      const popup = await open(page);
      await popup.emulateMedia({ colorScheme });
      const { violations } = await axe(popup);
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await popup.close();
      await page.close();
    },
  );
});
