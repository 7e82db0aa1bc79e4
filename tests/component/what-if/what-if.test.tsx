import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WordsProvider } from '@/components/ui/WordsContext';
import { BehavesLikeTracker } from '@/components/what-if/BehavesLikeTracker';
import { WhatIf } from '@/components/what-if/WhatIf';
import type { Action } from '@/lib/domain/decision';
import { inForceAt } from '@/lib/domain/in-force';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection';
import type { Thread } from '@/lib/domain/what-if';
import { englishWords } from '../../support/fixtures/words.ts';

afterEach(cleanup);

const inForce = inForceAt(DEFAULT_PROTECTION, 1);
const THREADS: readonly Thread[] = ['news.example', 'shop.example', 'bank.example'].map((site) => ({
  ...{ site, siteOwner: site },
  hosts: [{ host: 'a.criteo.com', through: site !== 'bank.example' }],
}));

function show(readThreads: () => Promise<readonly Thread[]>, action: Action = 'block') {
  const subject = { kind: 'company', id: 'Criteo' } as const;
  const after = { ...inForce, rulings: [{ subject, action }] };
  const page = { site: 'news.example', siteOwner: '', hosts: [] };
  const given = { company: 'Criteo', subject, before: inForce, after, page, readThreads };
  return render(
    <WordsProvider value={englishWords()}>
      <WhatIf {...given} />
    </WordsProvider>,
  );
}

describe('what if', () => {
  test('says in one line what would vanish, and where on demand', async () => {
    show(async () => THREADS);
    const line = await screen.findByText('It would no longer be reached from 2 of your sites.');
    expect(line.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('list')).toBeNull();
    await userEvent.click(line);
    expect(line.getAttribute('aria-expanded')).toBe('true');
    const sites = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(sites).toEqual(['news.example', 'shop.example']);
    await userEvent.click(line);
    expect(screen.queryByRole('list')).toBeNull();
  });

  test('says aloud what would change, in a region that was there before, and no sites', async () => {
    show(async () => THREADS);
    const regions = screen.getAllByRole('status');
    const said = () => regions.map(({ textContent }) => textContent).join('');
    expect(said()).toBe('');
    await userEvent.click(await screen.findByText(/^It would no longer be reached/));
    expect(screen.getAllByRole('status')).toEqual(regions);
    expect(said()).toBe('It would no longer be reached from 2 of your sites.');
  });

  test('says what would come back and what would get no cookies', async () => {
    show(async () => THREADS, 'limit');
    expect(await screen.findByText('It would come back on 1 of your sites.')).toBeDefined();
    expect(screen.getByText('It would get no cookies on 2 of your sites.')).toBeDefined();
  });

  test('shows the sites of each line right beneath it, in a list of its name', async () => {
    const { container } = show(async () => THREADS, 'limit');
    const back = 'It would come back on 1 of your sites.';
    const thin = 'It would get no cookies on 2 of your sites.';
    await userEvent.click(await screen.findByRole('button', { name: back }));
    await userEvent.click(screen.getByRole('button', { name: thin }));
    expect(container.textContent).toBe(`${back}bank.example${thin}news.exampleshop.example`);
    expect(screen.getByRole('list', { name: back }).textContent).toBe('bank.example');
  });

  test('says nothing until it knows, and that nothing would change', async () => {
    let answer: (threads: readonly Thread[]) => void = () => undefined;
    const pending = new Promise<readonly Thread[]>((resolve) => {
      answer = resolve;
    });
    const { container } = show(() => pending);
    expect(container.textContent).toBe('');
    answer([]);
    expect(await screen.findByText('Nothing would change on the sites on record.')).toBeDefined();
  });

  test('says that the record could not be read', async () => {
    show(() => Promise.reject(new Error('damaged')));
    expect(await screen.findByText(/^What this would change is not known/)).toBeDefined();
  });
});

describe('the mark of one that behaves like a tracker', () => {
  test.each([
    ['marked', 'It is marked only.'],
    ['limited', 'It is limited'],
  ] as const)(
    'says why, what it means (%s), and is taken away by allowing',
    async (means, text) => {
      const onAllow = vi.fn();
      const learned = { domain: 'px.example', since: 1, sites: 4 };
      render(
        <WordsProvider value={englishWords()}>
          <BehavesLikeTracker learned={learned} means={means} busy={false} onAllow={onAllow} />
        </WordsProvider>,
      );
      expect(screen.getByText(/no list names px.example.*on 4 of your sites/)).toBeDefined();
      expect(screen.getByText(new RegExp(`^${text}`))).toBeDefined();
      await userEvent.click(screen.getByRole('button', { name: 'Allow it' }));
      expect(onAllow).toHaveBeenCalledOnce();
    },
  );

  test('says no more than why where something else decides', () => {
    const learned = { domain: 'px.example', since: 1, sites: 4 };
    const { container } = render(
      <WordsProvider value={englishWords()}>
        <BehavesLikeTracker learned={learned} means={undefined} busy={false} onAllow={vi.fn()} />
      </WordsProvider>,
    );
    expect(container.textContent).toMatch(/on 4 of your sites it had [^.]*\.$/);
  });
});
