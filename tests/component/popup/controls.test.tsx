import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Reply } from '@/lib/domain/command';
import type { Action } from '@/lib/domain/decision';
import { NEWS } from '../../support/fixtures/pages.ts';
import { fixtureSource } from '../../support/fixtures/popup-source.ts';
import { POPUP_STATES } from '../../support/fixtures/popup-states.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

const GOOGLE = { kind: 'company', id: 'Google' } as const;
const always = { duration: 'always' } as const;
const TRUST = { type: 'trust', site: 'news.example', term: always, from: 'popup' } as const;

function decide(action: Action) {
  return { type: 'decide', subject: GOOGLE, action, term: always, from: 'popup' };
}

function theSwitch(): HTMLInputElement {
  return screen.getByRole('switch');
}

function choices(company: string) {
  const group = screen.getByRole('group', { name: `What to do with ${company} on every site` });
  const radio = (name: string) => within(group).getByRole<HTMLInputElement>('radio', { name });
  return { group, radio };
}

/** A source whose background answers when the test says so. */
function waiting(state: keyof typeof POPUP_STATES) {
  let reply: (reply: Reply) => void = () => undefined;
  const answer = () => new Promise<Reply>((resolve) => (reply = resolve));
  return { source: fixtureSource(POPUP_STATES[state], { answer }), answer: (r: Reply) => reply(r) };
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
    const { source, answer } = waiting('normal');
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

describe('the choice for a company', () => {
  test('says that it holds on every site, and follows the lists until it is made', async () => {
    await renderPopup(POPUP_STATES.normal);
    expect(choices('Google').radio('Auto').checked).toBe(true);
    expect(screen.getByText(/^Your choice holds on every site/)).toBeDefined();
    expect(screen.queryByText('Your choice')).toBeNull();
  });

  test.each([
    ['Block', 'block'],
    ['Allow', 'allow'],
  ] as const)('%s is sent, comes into force and is marked as a choice', async (label, choice) => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.click(choices('Google').radio(label));
    expect(source.sent).toEqual([decide(choice)]);
    expect(await screen.findByText('Your choice')).toBeDefined();
    expect(choices('Google').radio(label).checked).toBe(true);
    await user.click(choices('Google').radio('Auto'));
    expect(source.sent[1]).toEqual({ type: 'undecide', subject: GOOGLE });
    await expect.poll(() => screen.queryByText('Your choice')).toBeNull();
  });

  test('of one company leaves the others alone', async () => {
    const { user } = await renderPopup(POPUP_STATES.normal);
    await user.click(choices('Google').radio('Allow'));
    await screen.findByText('Your choice');
    expect(choices('Meta').radio('Auto').checked).toBe(true);
    expect(choices('Criteo').radio('Auto').checked).toBe(true);
  });

  test('that was saved but refused says both', async () => {
    const reply = { ok: false, saved: true, reason: 'Invalid domain' } as const;
    const source = fixtureSource(POPUP_STATES.normal, { answer: async () => reply });
    const { user } = await renderPopup(source);
    await user.click(choices('Google').radio('Block'));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Saved, but the browser refuses to apply it for now. The browser says: Invalid domain',
    );
    expect(choices('Google').radio('Auto').checked).toBe(true);
  });

  test('offers to reload the page, which shows what was before', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.click(choices('Google').radio('Block'));
    await user.click(await screen.findByRole('button', { name: 'Reload page' }));
    expect(source.reloads()).toBe(1);
    expect(screen.queryByRole('button', { name: 'Reload page' })).toBeNull();
  });
});

describe('the keyboard', () => {
  test('reaches switch, picture’s twin rows and choices, in the order of the screen', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.tab();
    expect(document.activeElement).toBe(theSwitch());
    await user.keyboard(' ');
    expect(source.sent).toEqual([TRUST]);
    await user.tab();
    expect(document.activeElement?.tagName).toBe('SUMMARY');
    expect(document.activeElement?.textContent).toContain('Google');
    await user.tab();
    expect(document.activeElement).toBe(choices('Google').radio('Auto'));
    await user.keyboard('{ArrowRight}');
    expect(source.sent[1]).toEqual(decide('block'));
    await user.tab();
    expect(document.activeElement?.textContent).toContain('Cloudflare');
  });

  test('lights the node of the row that has the focus', async () => {
    const { user, spotlight } = await renderPopup(POPUP_STATES.normal);
    await user.tab();
    await user.tab();
    expect(spotlight.getState().lit).toBe('company:Google');
  });

  test('finds every control under a name', async () => {
    await renderPopup(POPUP_STATES.normal);
    await screen.findByText('PubMatic');
    for (const group of screen.getAllByRole('group')) {
      if (group.tagName !== 'FIELDSET') continue;
      expect(group.getAttribute('aria-label')).toMatch(/^What to do with .+ on every site$/);
    }
    expect(screen.getAllByRole('radio')).toHaveLength(3 * NEWS.companies.length);
  });
});
