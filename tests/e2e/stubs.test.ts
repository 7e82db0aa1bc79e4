import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { script } from '../support/replica/sites/embeds.ts';
import type { Web } from '../support/replica/web.ts';
import { decide } from '../support/truth/deciding.ts';
import { command, type Session, startSession } from '../support/truth/session.ts';

const WEB: Web = {
  sites: [
    {
      ...{ host: 'shop.example', title: 'Shop', about: '' },
      pages: [{ path: '/', embeds: [script('www.google-analytics.com/analytics.js')] }],
    },
  ],
};

let session: Session;
beforeAll(async () => {
  session = await startSession(WEB);
});
afterAll(() => session.close());

/** Whether the page was given something in place of the tracker's script, and the server nothing. */
async function stubbed(): Promise<boolean> {
  const { chromium, replica } = session;
  replica.clear();
  const page = await chromium.visit('https://shop.example/');
  await replica.quiet(200);
  expect(replica.hits.map(({ host }) => host)).not.toContain('www.google-analytics.com');
  const given = await page.evaluate(() => typeof Reflect.get(window, 'ga'));
  await page.close();
  return given === 'function';
}

describe('a page that waits for a tracker', () => {
  it('is given a stub where the lists stop it', async () => {
    expect(await stubbed()).toBe(true);
  });

  it.each([
    ['company', 'Google', undefined],
    ['company', 'Google', 'shop.example'],
    ['domain', 'google-analytics.com', undefined],
    ['domain', 'www.google-analytics.com', 'shop.example'],
  ] as const)('is given a stub where a person blocks the %s %s on %s', async (kind, id, site) => {
    const subject = { kind, id };
    expect(await command(session.chromium, decide(subject, site, 'block'))).toEqual({ ok: true });
    expect(await stubbed()).toBe(true);
    await command(session.chromium, { type: 'undo-all' });
  });
});
