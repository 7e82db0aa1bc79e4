import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../lib/domain/command.ts';
import type { Level } from '../../lib/domain/protection.ts';
import {
  type Embedding,
  EVERYBODY,
  FACEBOOK,
  NOBODY,
  startEmbedding,
  VIDEO,
  YOUTUBE,
} from '../support/truth/embedding.ts';
import { reportOf } from '../support/truth/unweave.ts';

let world: Embedding;
beforeAll(async () => {
  world = await startEmbedding();
});
afterAll(() => world.session.close());

describe('embeds at Strict', () => {
  it('are not asked for; a placeholder says who and what', async () => {
    expect(await world.visit()).toEqual(NOBODY);
    const video = await world.placeholder('youtube');
    expect(await video.locator('main').textContent()).toMatch(
      /YouTube · video\s*Loading it tells Google that you are here\./,
    );
    const post = await world.placeholder('facebook');
    expect(await post.locator('h1').textContent()).toBe('Facebook · post');
    // What was replaced is on record as stopped, and nothing of it as let through.
    const agreed = await world.session.agreed(world.page);
    expect(agreed[YOUTUBE]).toEqual({ through: 0, stopped: 1 });
    const host = (await reportOf(world.session.chromium, world.page))?.hosts.find(
      (one) => one.host === YOUTUBE,
    );
    expect(host).toMatchObject({ stubbed: 1, allowed: 0 });
  });

  it('stay away from clicks that no person made', async () => {
    await world.visit();
    const video = await world.placeholder('youtube');
    await video.evaluate(() => {
      for (const button of document.querySelectorAll('button')) {
        button.click();
        button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      }
    });
    expect(await world.asked()).toEqual(NOBODY);
    expect((await world.protection()).decisions).toEqual([]);
  });

  it('cannot be reached by pages, nor ask for anything but themselves', async () => {
    await world.visit();
    const { extensionId } = world.session.chromium;
    const address = `chrome-extension://${extensionId}/placeholder.html`;
    const loads = await world.page.evaluate(
      (url) =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      address,
    );
    expect(loads).toBe(false);
    const video = await world.placeholder('youtube');
    const refused = { ok: false, saved: false, reason: 'not a placeholder' };
    for (const message of [
      { type: 'level', level: 'watch' },
      { type: 'embed', choice: 'always', url: 'https://evil.example/', site: 'there.example' },
      { type: 'embed', choice: 'more' },
    ]) {
      expect(await video.evaluate((sent) => chrome.runtime.sendMessage(sent), message)).toEqual(
        refused,
      );
    }
    const alone = await world.session.chromium.openExtensionPage(
      `placeholder.html?u=https://${VIDEO}`,
    );
    const sent = { type: 'embed', choice: 'once' };
    expect(await alone.evaluate((one) => chrome.runtime.sendMessage(one), sent)).toEqual(refused);
    await alone.close();
    expect((await world.protection()).level).toBe('strict');
  });

  it('are loaded once: here, now, told what they would be told, without cookies', async () => {
    await world.visit();
    const other = await world.session.chromium.newPage();
    await world.visit('here.example', other);
    await world.click('youtube', 'once');
    expect(await world.asked()).toEqual({ [YOUTUBE]: 2, [FACEBOOK]: 0 });
    const [video] = world.session.replica.hits.filter(({ host }) => host === YOUTUBE);
    expect(video?.path).toBe('/embed/abc?start=1&u=2');
    expect(video?.headers.referer).toBe('https://here.example/');
    expect(world.session.replica.hits.filter(({ cookie }) => cookie !== '')).toEqual([]);
    // Neither in another tab nor another time, and nothing is left of it.
    expect(await world.visit('here.example', other)).toEqual(NOBODY);
    expect(await world.visit()).toEqual(NOBODY);
    expect(await world.sessionRules()).toEqual([]);
    await other.close();
  });

  it('are loaded by keyboard, in a frame of a frame, by a worker that was just killed', async () => {
    await world.visit();
    const post = await world.placeholder('facebook');
    await world.session.chromium.stopWorker();
    world.session.replica.clear();
    await post.locator('.once').focus();
    await world.page.keyboard.press('Enter');
    await expect.poll(async () => (await world.asked())[FACEBOOK]).toBe(1);
    expect((await world.asked())[YOUTUBE]).toBe(0);
    const [hit] = world.session.replica.hits.filter(({ host }) => host === FACEBOOK);
    expect(hit?.headers.referer).toBe('https://frames.example/');
  });

  it('are always there where the person says so, until that is taken back', async () => {
    await world.visit();
    await world.click('youtube', 'always');
    expect((await world.asked())[YOUTUBE]).toBe(2);
    const { decisions } = await world.protection();
    expect(decisions).toEqual([
      {
        ...{ subject: { kind: 'domain', id: 'youtube.com' }, site: 'here.example' },
        ...{ action: 'allow', from: 'embed', madeAt: expect.any(Number) },
      },
    ]);
    const only = { [YOUTUBE]: 2, [FACEBOOK]: 0 };
    expect(await world.visit()).toEqual(only);
    expect(await world.visit('there.example')).toEqual(NOBODY);
    await world.session.chromium.stopWorker();
    expect(await world.visit()).toEqual(only);
    await world.restart();

    expect(await world.visit()).toEqual(only);
    // In the ledger, with its way back.
    const ledger = await world.session.chromium.openExtensionPage('atlas.html#/decisions');
    const row = ledger.getByRole('row', { name: /youtube\.com/ });
    await expect.poll(() => row.textContent()).toContain('on the page itself');
    await row.getByRole('button', { name: /^Take back/ }).click();
    // Saved first, and a moment later in force.
    await expect.poll(() => world.visit(), { timeout: 5_000 }).toEqual(NOBODY);
    expect((await world.protection()).decisions).toEqual([]);
    await ledger.close();
  });

  it('say so where the person blocked them, and can be let in for this visit or always', async () => {
    const subject = { kind: 'company', id: 'Google' } as const;
    const term = { duration: 'always' } as const;
    await world.send({ type: 'decide', subject, action: 'block', term, from: 'popup' });
    expect(await world.visit()).toEqual(NOBODY);
    const video = await world.placeholder('youtube');
    expect(await video.locator('.tells').textContent()).toMatch(/^You blocked it\./);
    await world.click('youtube', 'once');
    expect((await world.asked())[YOUTUBE]).toBe(2);
    expect(await world.visit('there.example')).toEqual(NOBODY);
    expect(await world.visit()).toEqual(NOBODY);
    await world.click('youtube', 'always');
    expect((await world.asked())[YOUTUBE]).toBe(2);
    const made = { subject, site: 'here.example', action: 'allow', from: 'embed' };
    expect((await world.protection()).decisions).toMatchObject([{ action: 'block' }, made]);
    await world.send({ type: 'undo-all' });
  });

  it('decide nothing for good where the page hides what is clicked', async () => {
    await world.visit();
    await world.page.addStyleTag({ content: 'iframe { opacity: 0.1 !important }' });
    await world.page.waitForTimeout(300);
    await world.click('youtube', 'always');
    expect(await world.asked()).toEqual(NOBODY);
    expect((await world.protection()).decisions).toEqual([]);
    const video = await world.placeholder('youtube');
    expect(await video.getByRole('status').textContent()).toMatch(/^The page shows something over/);
  });

  it.each<[string, Command, Command]>([
    ['trust', trust('here.example'), { type: 'distrust', site: 'here.example' }],
    ['pause', { type: 'pause', until: 'restart' }, { type: 'pause', until: 'now' }],
    ['Watch', level('watch'), level('strict')],
    ['Standard', level('standard'), level('strict')],
    ['an allowed company', allow('Google'), { type: 'undo-all' }],
  ])('are what they are under %s', async (_, command, back) => {
    await world.send(command);
    expect((await world.visit())[YOUTUBE]).toBe(2);
    if (command.type !== 'decide') expect(await world.asked()).toEqual(EVERYBODY);
    await world.send(back);
    expect(await world.visit()).toEqual(NOBODY);
  });

  it('are no strangers on sites of their own company', async () => {
    expect((await world.visit('youtube.com'))[YOUTUBE]).toBe(2);
  });
});

function level(wanted: Level): Command {
  return { type: 'level', level: wanted };
}

function trust(where: string): Command {
  return { type: 'trust', site: where, term: { duration: 'always' }, from: 'popup' };
}

function allow(company: string): Command {
  const subject = { kind: 'company', id: company } as const;
  const term = { duration: 'always' } as const;
  return { type: 'decide', subject, action: 'allow', term, from: 'popup' };
}
