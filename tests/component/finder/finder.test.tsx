import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Finder } from '@/components/finder/Finder';
import { WordsProvider } from '@/components/ui/WordsContext';
import type { Subject } from '@/lib/domain/decision';
import { beginSearch, type Progress } from '@/lib/domain/finder';
import type { Finding } from '@/lib/domain/finding';
import { POPUP_STATES } from '../../support/fixtures/popup-states.ts';
import { englishWords } from '../../support/fixtures/words.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

const company = (id: string): Subject => ({ kind: 'company', id });
const THREE = ['Criteo', 'Meta', 'Vimeo'].map(company);

const finding = (progress: Progress, change: Partial<Finding> = {}): Finding => ({
  ...{ visit: { tabId: 1, site: 'news.example' }, private: false, progress },
  ...{ narrowing: false, askedAt: 1, due: false, replaced: [] },
  ...change,
});

function show(shown: Finding | undefined, busy = false) {
  const onStep = vi.fn();
  const view = render(
    <WordsProvider value={englishWords()}>
      <Finder finding={shown} busy={busy} nameOf={({ id }) => id} onStep={onStep} />
    </WordsProvider>,
  );
  const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
  return { ...view, onStep, press };
}

const labels = () => screen.getAllByRole('button').map(({ textContent }) => textContent);

describe('“Something broken?”', () => {
  test('is one button that begins the search', async () => {
    const { onStep, press } = show(undefined);
    expect(labels()).toEqual(['Something broken?']);
    await press('Something broken?');
    expect(onStep.mock.calls).toEqual([['start']]);
  });

  test('asks one question, says how far it is, and takes three answers', async () => {
    const { onStep, press } = show(finding(beginSearch(THREE)));
    const status = screen.getByRole('status');
    expect(status.textContent).toContain('Does the page work now?');
    expect(status.textContent).toContain('Reload 1 of at most 4 · 3 companies let in for now');
    for (const label of ['It works', 'Still broken', 'Stop and restore']) await press(label);
    expect(onStep.mock.calls.flat()).toEqual(['works', 'still-broken', 'stop']);
  });

  test('waits for the reply', async () => {
    const { onStep, press } = show(finding(beginSearch(THREE)), true);
    await press('It works');
    expect(onStep).not.toHaveBeenCalled();
    expect(screen.getByRole('region').getAttribute('aria-busy')).toBe('true');
  });

  test('names what was found, and takes it back', async () => {
    const found = { status: 'found', subjects: [company('Vimeo')], reloads: 3, stale: false };
    const { onStep, press } = show(finding(found as Progress));
    expect(screen.getByRole('status').textContent).toBe(
      'The page works with Vimeo let in on this site. Everyone else is stopped as before.',
    );
    expect(labels()).toEqual(['Undo', 'Done']);
    await press('Undo');
    await press('Done');
    expect(onStep.mock.calls.flat()).toEqual(['undo', 'stop']);
  });

  test('offers to tell several apart, and says that the page was loaded once more', async () => {
    const narrowing = { phase: 'thinning', fixed: [], left: THREE.map((one) => [one]) } as const;
    const found = { status: 'found', subjects: THREE, reloads: 4, stale: true, narrowing } as const;
    const { onStep, press } = show(finding(found));
    const { textContent } = screen.getByRole('status');
    expect(textContent).toContain('Criteo, Meta, and Vimeo let in');
    expect(textContent).toContain('loaded once more');
    await press('Find out which of them');
    expect(onStep).toHaveBeenCalledWith('narrow');
  });

  test('says that a private window keeps it for the visit only', () => {
    const found = { status: 'found', subjects: [company('Vimeo')], reloads: 1, stale: false };
    show(finding(found as Progress, { private: true }));
    expect(screen.getByRole('status').textContent).toContain('Vimeo let in for this visit');
  });

  test.each([
    [0, 'Unweave stopped no company on this page'],
    [1, 'with the 1 company let in'],
    [12, 'with all 12 companies let in'],
  ])('says that blocking is not the reason (%i tried)', (tried, text) => {
    show(finding({ status: 'nothing', tried, reloads: 2 }));
    expect(screen.getByRole('status').textContent).toContain(text);
    expect(labels()).toEqual(['Done']);
  });
});

describe('where everything is let through', () => {
  const begin = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Something broken?' });

  test.each(['paused', 'paused until restart', 'trusted', 'watching'] as const)(
    'no search is offered, and the button says why: %s',
    async (state) => {
      await renderPopup(POPUP_STATES[state]);
      expect(begin().disabled).toBe(true);
      expect(begin().title).toMatch(/^Nothing is stopped on this page now\./);
    },
  );

  test('it is offered where protection is on', async () => {
    await renderPopup(POPUP_STATES.normal);
    expect([begin().disabled, begin().title]).toEqual([false, '']);
  });

  test('several that were found stay, and are not told apart', async () => {
    const narrowing = { phase: 'thinning', fixed: [], left: THREE.map((one) => [one]) } as const;
    const found = {
      status: 'found',
      subjects: THREE,
      reloads: 4,
      stale: false,
      narrowing,
    } as const;
    await renderPopup({ ...POPUP_STATES.paused, finding: finding(found) });
    const offered = within(screen.getByRole('region', { name: 'Something broken?' }));
    expect(offered.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Undo',
      'Done',
    ]);
  });
});
