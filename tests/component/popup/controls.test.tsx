import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Action } from '@/lib/domain/decision';
import { NEWS } from '../../support/fixtures/pages.ts';
import { fixtureSource } from '../../support/fixtures/popup-source.ts';
import { POPUP_STATES } from '../../support/fixtures/popup-states.ts';
import { control, waiting } from '../controls.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

const GOOGLE = { kind: 'company', id: 'Google' } as const;
const always = { duration: 'always' } as const;
const SITE = 'news.example';
const TRUST = { type: 'trust', site: SITE, term: always, from: 'popup', instead: true } as const;

/** The command of a fresh decision on Google. */
function decide(action: Action, site?: string) {
  const where = site === undefined ? {} : { site };
  return { type: 'decide', subject: GOOGLE, ...where, action, term: always, from: 'popup' };
}

function theSwitch(): HTMLInputElement {
  return screen.getByRole('switch');
}

function rowOf(company: string): HTMLElement {
  return screen.getByText(company).closest('li') as HTMLElement;
}

describe('the switch', () => {
  test('says the state it shows', async () => {
    await renderPopup(POPUP_STATES.normal);
    expect(theSwitch().checked).toBe(true);
    expect(theSwitch().getAttribute('aria-label')).toBe('Protection is on for this site');
    cleanup();
    await renderPopup(POPUP_STATES.trusted);
    expect(theSwitch().checked).toBe(false);
    expect(theSwitch().getAttribute('aria-label')).toBe('Protection is off for this site');
  });

  test('asks to trust the site, and shows the new truth', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.click(theSwitch());
    expect(source.sent).toEqual([TRUST]);
    expect(await screen.findByText('Protection off')).toBeDefined();
    expect(theSwitch().checked).toBe(false);
    await user.click(theSwitch());
    expect(source.sent[1]).toEqual({ type: 'distrust', site: 'news.example' });
    expect(await screen.findByText(/^Protection on/)).toBeDefined();
  });

  test('is busy until the reply, while the words still tell the truth', async () => {
    const { source, answer } = waiting(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.click(theSwitch());
    expect(theSwitch().checked).toBe(false);
    expect(theSwitch().closest('[aria-busy="true"]')).not.toBeNull();
    expect(screen.getByText(/^Protection on/)).toBeDefined();
    answer({ ok: false, saved: false, reason: 'Rule count exceeded' });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Protection could not be switched. The browser says: Rule count exceeded',
    );
    expect(theSwitch().checked).toBe(true);
    expect(theSwitch().closest('[aria-busy="true"]')).toBeNull();
  });

  test('goes back and says so when the background does not answer', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    source.send = () => Promise.reject(new Error('Receiving end does not exist.'));
    const { user } = await renderPopup(source);
    await user.click(theSwitch());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('background does not answer');
    expect(theSwitch().checked).toBe(true);
    await user.click(within(alert).getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('is there for a page that was not seen, too', async () => {
    const source = fixtureSource(POPUP_STATES.unseen);
    const { user } = await renderPopup(source);
    await user.click(theSwitch());
    expect(source.sent).toEqual([TRUST]);
  });
});

describe('the control of a company', () => {
  test('says what each action reaches, and outlines what the lists did', async () => {
    await renderPopup(POPUP_STATES.normal);
    expect(screen.getByText(/^Block holds on every site; Limit and Allow only here/)).toBeDefined();
    expect(control('Google').button('Block').title).toBe('Block on every site');
    expect(control('Google').button('Allow').title).toBe('Let through, on this site only');
    expect(control('Google').outlined()).toEqual(['Block']);
    expect(control('OneTrust').outlined()).toEqual(['Block', 'Allow']);
    expect(control('Cloudflare').outlined()).toEqual(['Allow']);
    expect(screen.queryAllByRole('button', { pressed: true })).toEqual([]);
  });

  test.each([
    ['Block', decide('block'), 'Blocked everywhere, always'],
    ['Limit', decide('limit', SITE), 'Limited on this site, always'],
    ['Allow', decide('allow', SITE), 'Allowed on this site, always'],
  ] as const)(
    '%s is sent, comes into force, is told, and taken back in one click',
    async (label, command, told) => {
      const source = fixtureSource(POPUP_STATES.normal);
      const { user } = await renderPopup(source);
      await user.click(control('Google').button(label));
      expect(source.sent).toEqual([command]);
      expect(await within(rowOf('Google')).findByText(told)).toBeDefined();
      expect(control('Google').pressed()).toEqual([label]);
      expect(control('Google').outlined()).toEqual([]);
      expect(control('Google').group.getAttribute('aria-label')).toBe(
        `What to do with Google. Your decision: ${told}`,
      );
      await user.click(control('Google').button(label));
      const { site } = command as { site?: string };
      expect(source.sent[1]).toEqual({
        ...{ type: 'undecide', subject: GOOGLE },
        ...(site !== undefined && { site }),
      });
      await expect.poll(() => screen.queryByText(told)).toBeNull();
      expect(control('Google').pressed()).toEqual([]);
    },
  );

  test('leaves what is decided everywhere in place below what is decided here', async () => {
    const { user } = await renderPopup(POPUP_STATES.normal);
    const { button, pressed } = control('Google');
    await user.click(button('Block'));
    await expect.poll(pressed).toEqual(['Block']);
    await user.click(button('Allow'));
    await within(rowOf('Google')).findByText('Allowed on this site, always');
    await user.click(button('Allow'));
    expect(await within(rowOf('Google')).findByText('Blocked everywhere, always')).toBeDefined();
  });

  test('of one company leaves the others alone', async () => {
    const { user } = await renderPopup(POPUP_STATES.normal);
    await user.click(control('Google').button('Allow'));
    await expect.poll(() => control('Google').pressed()).toEqual(['Allow']);
    expect(control('Meta').pressed()).toEqual([]);
    expect(control('Criteo').pressed()).toEqual([]);
  });

  test('that was saved but refused says both', async () => {
    const reply = { ok: false, saved: true, reason: 'Invalid domain' } as const;
    const source = fixtureSource(POPUP_STATES.normal, { answer: async () => reply });
    const { user } = await renderPopup(source);
    await user.click(control('Google').button('Block'));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Saved, but the browser refuses to apply it for now. The browser says: Invalid domain',
    );
    expect(control('Google').pressed()).toEqual([]);
  });

  test('is busy until the reply, and shows what was asked for', async () => {
    const { source, answer } = waiting(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.click(control('Google').button('Limit'));
    expect(control('Google').group.getAttribute('aria-busy')).toBe('true');
    expect(control('Google').pressed()).toEqual(['Limit']);
    answer({ ok: true });
    await expect.poll(() => control('Google').group.getAttribute('aria-busy')).toBe('false');
    expect(control('Google').pressed()).toEqual([]);
  });

  test('offers to reload the page, which shows what was before', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.click(control('Google').button('Block'));
    await user.click(await screen.findByRole('button', { name: 'Reload page' }));
    expect(source.reloads()).toBe(1);
    await expect
      .poll(() => screen.queryByRole('button', { name: 'Reload page' }), { timeout: 5_000 })
      .toBeNull();
  });
});

describe('the keyboard', () => {
  test('reaches switch, picture’s twin rows and choices, in the order of the screen', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Turn protection off here for');
    await user.tab();
    expect(document.activeElement).toBe(theSwitch());
    await user.keyboard(' ');
    expect(source.sent).toEqual([TRUST]);
    await user.tab();
    expect(document.activeElement?.tagName).toBe('SUMMARY');
    expect(document.activeElement?.textContent).toContain('Google');
    await user.tab();
    expect(document.activeElement).toBe(control('Google').button('Block'));
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(control('Google').button('Limit'));
    expect(source.sent).toHaveLength(1);
    await user.keyboard(' ');
    expect(source.sent[1]).toEqual(decide('limit', SITE));
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(document.activeElement).toBe(control('Google').button('Allow'));
    await user.tab();
    expect(document.activeElement?.textContent).toContain('Cloudflare');
  });

  test('lights the node of the row that has the focus', async () => {
    const { user, spotlight } = await renderPopup(POPUP_STATES.normal);
    await user.tab();
    await user.tab();
    await user.tab();
    expect(spotlight.getState().lit).toBe('company:Google');
  });

  test('finds every control under a name', async () => {
    await renderPopup(POPUP_STATES.normal);
    await screen.findByText('PubMatic');
    const groups = screen.getAllByRole('toolbar');
    expect(groups).toHaveLength(NEWS.companies.length);
    for (const group of groups) {
      expect(group.getAttribute('aria-label')).toMatch(/^What to do with .+/);
      expect(within(group).getAllByRole('button')).toHaveLength(3);
    }
  });
});
