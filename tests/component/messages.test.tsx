import { cleanup, configure, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { summarise } from '@/lib/domain/summary';
import messages from '@/public/_locales/en/messages.json';
import { EMPTY } from '../support/fixtures/pages.ts';
import { type FixtureSource, fixtureSource, popupFacts } from '../support/fixtures/popup-source.ts';
import { POPUP_STATES, type PopupStateName } from '../support/fixtures/popup-states.ts';
import { fixtureSettings, SETTINGS_STATES } from '../support/fixtures/settings-states.ts';
import { tourAtlas } from './atlas-tour.ts';
import { renderPopup } from './render-popup.tsx';
import { renderSettings } from './render-settings.tsx';
import { tourViews } from './views-tour.ts';

// Whole screens on a busy machine take their time.
// What is looked for is there to be found: whether it can be seen, other tests tell, and to ask takes
// most of the time.
configure({ asyncUtilTimeout: 15_000, defaultHidden: true });
afterEach(cleanup);

const STATES = Object.keys(POPUP_STATES) as PopupStateName[];

/** What people do that no state shows by itself: each brings other words to the screen. */
const DEEDS: Readonly<Record<string, (used: Set<string>) => Promise<void>>> = {
  'all rows opened': async (used) => {
    for (const state of OPENED) {
      const { container } = await renderPopup(POPUP_STATES[state], used);
      const count = Math.min(40, summaryOf(state).strangers.length);
      await expect
        .poll(() => container.querySelectorAll('.row').length)
        .toBeGreaterThanOrEqual(count);
      const rows = [...container.querySelectorAll<HTMLDetailsElement>('.row details')];
      for (const row of rows) row.open = true;
      await expect.poll(() => container.querySelectorAll('.row-details').length).toBe(rows.length);
      cleanup();
    }
  },
  'a choice made': async (used) => {
    const { user } = await renderPopup(POPUP_STATES.normal, used);
    for (const choice of ['Block', 'Limit', 'Allow']) {
      await user.click(screen.getAllByRole('button', { name: choice })[0] as HTMLElement);
    }
    await screen.findByRole('button', { name: 'Reload page' });
  },
  'a decision for everywhere': async (used) => {
    const { user, container } = await renderPopup(POPUP_STATES.decided, used);
    await user.click(screen.getByText('Cloudflare'));
    const row = screen.getByText('Cloudflare').closest('li') as HTMLElement;
    await user.click(within(row).getByRole('radio', { name: 'Everywhere' }));
    await within(row).findByText(/^Allowed everywhere/);
    const control = within(row).getByRole('toolbar', { name: /^What to do with Cloudflare\b/ });
    await user.click(within(control).getByRole('button', { name: 'Limit' }));
    await within(row).findByText(/^Limited on this site/);
    await user.click(within(row).getByRole('radio', { name: 'Everywhere' }));
    await within(row).findByText(/^Limited everywhere/);
    expect(container.querySelector('.banners')).toBeNull();
  },
  'a block of the owner': async (used) => {
    const { user } = await renderPopup(POPUP_STATES['owner only'], used);
    await user.click(screen.getAllByRole('button', { name: 'Block' })[0] as HTMLElement);
    await screen.findByText(/^Blocked on this site/);
  },
  'the panels opened': async (used) => {
    const { user } = await renderPopup(POPUP_STATES.normal, used);
    await user.click(screen.getByRole('button', { name: 'Standard' }));
    await user.click(screen.getByRole('button', { name: 'Turn protection off here for' }));
    await screen.findByRole('button', { name: 'This visit' });
  },
  'commands without an answer': async (used) => {
    const source = silent(fixtureSource(POPUP_STATES.notice));
    const { user } = await renderPopup(source, used);
    await user.click(screen.getByRole('switch'));
    await screen.findByText(/^Protection could not be switched/);
    await user.click(screen.getAllByRole('button', { name: 'Block' })[0] as HTMLElement);
    await screen.findByText(/^The choice could not be changed/);
    await user.click(screen.getAllByRole('button', { name: 'Dismiss' })[1] as HTMLElement);
    await screen.findByText(/^The message could not be dismissed/);
    await user.click(screen.getByRole('button', { name: 'Standard' }));
    await user.click(screen.getByRole('radio', { name: /^Strict/ }));
    await screen.findByText(/^The level could not be changed/);
    await user.click(screen.getByRole('button', { name: 'Until restart' }));
    await screen.findByText(/^The pause could not be changed/);
  },
  'a choice refused': async (used) => {
    const reply = { ok: false, saved: true, reason: 'no' } as const;
    const source = fixtureSource(POPUP_STATES.normal, { answer: async () => reply });
    const { user } = await renderPopup(source, used);
    await user.click(screen.getByRole('switch'));
    await screen.findByText(/^Saved, but/);
  },
  'a permission refused': async (used) => {
    const source = fixtureSource(POPUP_STATES['permission missing'], { grants: false });
    const { user } = await renderPopup(source, used);
    await user.click(screen.getByRole('button', { name: 'Give permission' }));
    await screen.findByRole('alert');
  },
  'a reload that fails': async (used) => {
    const source = fixtureSource(POPUP_STATES.unseen);
    source.reloadPage = () => Promise.reject(new Error('no tab'));
    const { user } = await renderPopup(source, used);
    await user.click(screen.getByRole('button', { name: 'Reload page' }));
    await screen.findByText(/^The page could not be reloaded/);
  },
  'a read that fails': async (used) => {
    const source = fixtureSource(popupFacts({}));
    source.read = () => Promise.reject(new Error('gone'));
    await renderPopup(source, used);
  },
  'the light on a site elsewhere': async (used) => {
    for (const [state, site] of [
      ['normal', 'weather.example'],
      ['one elsewhere', 'shop.example'],
    ] as const) {
      const { spotlight } = await renderPopup(POPUP_STATES[state], used);
      spotlight.getState().light(`site:${site}`);
      await screen.findByText(new RegExp(`^${site}: `));
      cleanup();
    }
  },
};

/** The same for the settings page. */
const SETTINGS_DEEDS: typeof DEEDS = {
  'a search': async (used) => {
    const { user } = await renderSettings(fixtureSettings(SETTINGS_STATES.small), used);
    for (const ask of screen.getAllByRole('button', { name: /were taken back\?$/ })) {
      await user.click(ask);
    }
    await user.type(screen.getByRole('searchbox'), 'meta');
  },
  'a command refused': async (used) => {
    const reply = { ok: false, saved: false, reason: '' } as const;
    const source = fixtureSettings(SETTINGS_STATES.small, async () => reply);
    const { user } = await renderSettings(source, used, false);
    await user.click(screen.getByRole('radio', { name: /^Watch/ }));
    await screen.findAllByRole('alert');
  },
  'settings that cannot be read': async (used) => {
    const source = fixtureSettings(SETTINGS_STATES.small);
    source.read = () => Promise.reject(new Error('gone'));
    await renderSettings(source, used, false);
  },
};

/** What the browser and the toolbar icon show. */
const ELSEWHERE = ['extensionName', 'extensionDescription', 'titleWatching', 'titlePaused'];

/** States whose rows tell, opened, all that rows can tell. */
const OPENED: readonly PopupStateName[] = [
  ...(['normal', 'small', 'crowded', 'one folded', 'decided', 'strict'] as const),
  ...(['paused', 'watching', 'trusted', 'listed in many ways', 'owner only, strict'] as const),
  ...(['learned', 'learned, strict'] as const),
];

function summaryOf(state: PopupStateName) {
  const { page } = POPUP_STATES[state];
  return summarise(page.kind === 'report' ? page.report : EMPTY);
}

function silent(source: FixtureSource): FixtureSource {
  source.send = () => Promise.reject(new Error('no receiver'));
  return source;
}

describe('the messages file', () => {
  test('has no text that no screen ever shows', { timeout: 400_000 }, async () => {
    const used = new Set(ELSEWHERE);
    for (const state of STATES) {
      const { container } = await renderPopup(POPUP_STATES[state], used);
      await expect
        .poll(() => container.querySelector('.popup')?.childElementCount)
        .toBeGreaterThan(0);
      cleanup();
    }
    for (const facts of Object.values(SETTINGS_STATES)) {
      const { user } = await renderSettings(fixtureSettings(facts), used);
      const all = screen.queryByRole('button', { name: 'Take everything back' });
      if (all) await user.click(all);
      if (all) await screen.findByRole('button', { name: 'Bring everything back' });
      cleanup();
    }
    for (const deed of Object.values({ ...DEEDS, ...SETTINGS_DEEDS })) {
      await deed(used);
      cleanup();
    }
    await tourAtlas(used);
    await tourViews(used);
    // Where two are counted, one can be.
    const isUsed = (key: string) => used.has(key) || used.has(key.replace(/_one$/, '_other'));
    // Other pages and what has to be looked for first have words, and tests, of their own.
    const isOurs = (key: string) =>
      !/^(?:failedFind$|(?:own|sync|finder|learned|whatIf|embed)[A-Z])/.test(key);
    const unused = Object.keys(messages).filter((key) => isOurs(key) && !isUsed(key));
    expect(unused).toEqual([]);
  });
});
