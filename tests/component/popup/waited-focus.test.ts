// @vitest-environment node

import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Reply } from '@/lib/domain/command';
import { beginSearch } from '@/lib/domain/finder';
import type { Finding } from '@/lib/domain/finding';
import type { FixtureSource } from '../../support/fixtures/popup-source.ts';
import { withGallery } from '../../support/popup-gallery/with-gallery.ts';

/** What the gallery leaves within reach, and the reply that is held back. */
interface GalleryWindow {
  readonly source: FixtureSource;
  reply: (reply: Reply) => void;
}

const gallery = withGallery();

const FINDING: Finding = {
  ...{ visit: { tabId: 7, site: 'news.example' }, private: false, narrowing: false },
  progress: beginSearch(['Criteo', 'Meta', 'Vimeo'].map((id) => ({ kind: 'company', id }))),
  ...{ askedAt: 1, due: false, replaced: [] },
};

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement, body } = document;
    return activeElement === body ? 'nothing' : activeElement?.textContent;
  });

/** Presses a button by the keyboard; the reply waits for `reply`. The browser takes the focus away. */
async function press(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    const reach = globalThis as unknown as GalleryWindow;
    reach.source.send = () =>
      new Promise((resolve) => {
        reach.reply = resolve;
      });
  });
  await page.getByRole('button', { name }).press('Enter');
  await expect.poll(() => focused(page)).toBe('nothing');
}

const reply = (page: Page, given: Reply) =>
  page.evaluate((one) => (globalThis as unknown as GalleryWindow).reply(one), given);

describe('a button has the focus again that was out of use while its reply was awaited', () => {
  test('in the search for what is broken, round after round', async () => {
    const page = await gallery.open('normal');
    await page.evaluate(
      (finding) => (globalThis as unknown as GalleryWindow).source.change({ finding }),
      FINDING,
    );
    for (const _ of [1, 2]) {
      await press(page, 'Still broken');
      await reply(page, { ok: true });
      await expect.poll(() => focused(page)).toBe('Still broken');
    }
  });

  test('in a notice that could not be dismissed', async () => {
    const page = await gallery.open('notice');
    await press(page, 'Dismiss');
    await reply(page, { ok: false, saved: false, reason: 'No.' });
    await page.getByRole('alert').waitFor();
    expect(await focused(page)).toBe('Dismiss');
    expect(await page.locator('[role="alert"] :focus').count()).toBe(0);
  });

  test('but not when the person left it for an empty place of the page', async () => {
    const page = await gallery.open('notice');
    await page.getByRole('button', { name: 'Dismiss' }).focus();
    await page.locator('.banner p').click();
    await page.evaluate(() => {
      const { source } = globalThis as unknown as GalleryWindow;
      source.change({ notices: [{ id: 'rules-refused', detail: 'Another.' }] });
    });
    await page.getByText('Another.').waitFor();
    expect(await focused(page)).toBe('nothing');
  });
});
