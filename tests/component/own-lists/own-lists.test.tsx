import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { OwnLists } from '@/components/own-lists/OwnLists';
import { OwnListsProvider } from '@/components/own-lists/OwnListsContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import type { Reply } from '@/lib/domain/command';
import type { OwnLists as Facts, OwnList, OwnListCommand } from '@/lib/domain/own-list';
import { compileOwnList } from '@/lib/own-lists/compile';
import { TooSlow } from '@/lib/own-lists/messages';
import { createOwnListsStore, type OwnListsSource } from '@/lib/stores/own-lists';
import { englishWords } from '../../support/fixtures/words.ts';

afterEach(cleanup);

const LIST: OwnList = {
  ...{ id: 'one', name: 'Good list', url: 'https://lists.example/a.txt', on: true },
  ...{ changedAt: Date.UTC(2026, 10, 1), nextAt: Date.UTC(2026, 10, 5), size: 100, inForce: 2 },
  report: {
    ...{ format: 'filters', filters: 5, inUse: 3, rules: 2 },
    problems: [{ kind: 'hides', count: 2, examples: [{ line: 7, text: 'a.example##.ad' }] }],
    differences: [],
  },
};

/** A list that was written by hand. */
const { url: _, nextAt: __, ...WRITTEN } = LIST;

async function show(facts: Facts, answer: Reply = { ok: true }, own: Partial<OwnListsSource> = {}) {
  const sent: OwnListCommand[] = [];
  const store = createOwnListsStore({
    read: async () => {
      const removed = sent.flatMap((command) => (command.change === 'remove' ? [command.id] : []));
      return { ...facts, lists: facts.lists.filter(({ id }) => !removed.includes(id)) };
    },
    watch: () => undefined,
    send: async (command) => {
      sent.push(command);
      return answer;
    },
    text: async () => 'a.example',
    check: async (text) =>
      (await compileOwnList(text, { browser: 'chromium', examples: 5 })).report,
    ...own,
  });
  await store.getState().start(new AbortController().signal);
  render(
    <WordsProvider value={englishWords()}>
      <OwnListsProvider value={store}>
        <OwnLists />
      </OwnListsProvider>
    </WordsProvider>,
  );
  return { sent, user: userEvent.setup() };
}

describe('the page of own lists', () => {
  test('says when there are none, and what a subscription means', async () => {
    await show({ lists: [], room: 0 });
    expect(screen.getByText('You have no lists of your own yet.')).toBeTruthy();
    expect(screen.getByText(/the only request that Unweave ever makes/)).toBeTruthy();
  });

  test('says what of a list is in use, and why the rest is not', async () => {
    const { user } = await show({ lists: [LIST], room: 29_000 });
    const card = within(screen.getByText('Good list').closest('li') as HTMLElement);
    expect(card.getByText('5 filters. 3 of them are in use, in rules: 2.')).toBeTruthy();
    await user.click(card.getByText('2 lines are not in use: why'));
    expect(await card.findByText(/2 lines: hides parts of pages/)).toBeTruthy();
    expect(card.getByText('line 7')).toBeTruthy();
    expect(card.getByText('and 1 more')).toBeTruthy();
    expect(screen.getByText(/2 rules of your lists are in force. .* room for 29,000/)).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('never hides that the browser has no room', async () => {
    await show({ lists: [{ ...LIST, inForce: 1 }], room: 1 });
    expect(screen.getByRole('alert').textContent).toMatch(/1 rule of your lists is not in force/);
    expect(screen.getByText(/no room for 1 more rule/)).toBeTruthy();
  });

  test('says of other rules that are not in force why they are not', async () => {
    const report = { ...LIST.report, rules: 4 } as OwnList['report'];
    const lists = [{ ...LIST, report, refused: ['||bad.example^'], regexesBeyond: 1 }];
    await show({ lists, room: 29_000 });
    const card = screen.getByText('Good list').closest('li')?.textContent;
    expect(card).toMatch(/no room for 1 more regular expression; it takes fewer of those/);
    expect(card).toMatch(/The browser refuses 1 rule of it:\|\|bad.example\^/);
    expect(card).not.toMatch(/more rule/);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test.each([
    ['too-large', 'It is larger than 16 MB'],
    ['too-much', 'The lists that you wrote would hold more than 24 MB together'],
  ] as const)('says why the newest version was not taken: %s', async (why, text) => {
    const refusal = { why, detail: '', at: 0 };
    await show({ lists: [{ ...LIST, refusal }], room: 100 });
    const said = screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(said.join()).toContain(`the one before is still in force. ${text}`);
  });

  test('says nothing of a version before where a list was never had', async () => {
    const refusal = { why: 'unreachable', detail: '', at: 0 } as const;
    await show({ lists: [{ ...LIST, report: undefined, inForce: 0, refusal }], room: 100 });
    const card = screen.getByText('Good list').closest('li')?.textContent;
    expect(card).toMatch(/Not read yet.*The list could not be fetched.*Next on/);
    expect(card).not.toMatch(/one before|Fetched on/);
  });

  test('subscribes to an address, and to nothing else', async () => {
    const { sent, user } = await show({ lists: [], room: 0 });
    const field = screen.getByLabelText('Address of the list');
    await user.type(field, 'lists.example');
    await user.click(screen.getByRole('button', { name: 'Subscribe' }));
    expect(screen.getByRole('alert').textContent).toMatch(/not an address of the web/);
    expect(sent).toEqual([]);
    await user.clear(field);
    await user.type(field, 'http://lists.example/a.txt');
    expect(screen.getByText(/not encrypted/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Subscribe' }));
    expect(sent).toEqual([
      { type: 'own-list', change: 'subscribe', url: 'http://lists.example/a.txt' },
    ]);
  });

  test('tells in plain words what did not work', async () => {
    const reason = 'unreachable: 404 Not Found';
    const { user } = await show({ lists: [LIST], room: 9 }, { ok: false, saved: false, reason });
    await user.click(screen.getByRole('button', { name: 'Fetch now' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /nothing was changed. The list could not be fetched. The browser says: 404 Not Found/,
    );
  });

  test('names wrong lines while one writes, and saves with a name', async () => {
    const { sent, user } = await show({ lists: [], room: 0 });
    await user.click(screen.getByRole('button', { name: 'New list' }));
    await user.type(screen.getByLabelText('One filter, host or domain on each line'), 'a.example');
    await user.keyboard('{Enter}oh no');
    expect(await screen.findByText(/1 line can be used/, {}, { timeout: 3_000 })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'line 2' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save and apply' }));
    expect(sent).toEqual([
      { type: 'own-list', change: 'write', name: 'My list', text: 'a.example\noh no' },
    ]);
    expect(screen.queryByRole('button', { name: 'Save and apply' })).toBeNull();
  });

  test('refuses a paste that would stop the page, before it is there', async () => {
    const { user } = await show({ lists: [], room: 0 });
    await user.click(screen.getByRole('button', { name: 'New list' }));
    const area = screen.getByLabelText('One filter, host or domain on each line');
    await user.click(area);
    await user.paste('x'.repeat(3 * 1024 * 1024));
    expect((await screen.findByRole('alert')).textContent).toMatch(/more than 2 MB/);
    expect((area as HTMLTextAreaElement).value).toBe('');
    await user.paste('<!doctype html><p>hello');
    expect(screen.getByRole('alert').textContent).toMatch(/a web page, not a list/);
  });

  test('edits a list that was written before', async () => {
    const { sent, user } = await show({ lists: [WRITTEN], room: 9 });
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const area = await screen.findByDisplayValue('a.example');
    await user.type(area, '{Enter}b.example');
    await user.click(screen.getByRole('button', { name: 'Save and apply' }));
    expect(sent[0]).toMatchObject({ change: 'write', id: 'one', text: 'a.example\nb.example' });
  });

  test('says what keeps a text from being checked, in the browser’s words or as what takes too long', async () => {
    const errors = [new Error('Out of memory.'), new TooSlow()];
    const check = async () => Promise.reject(errors.shift());
    const { user } = await show({ lists: [], room: 0 }, { ok: true }, { check });
    await user.click(screen.getByRole('button', { name: 'New list' }));
    const said = await screen.findByRole('alert', {}, { timeout: 3_000 });
    expect(said.textContent).toBe(
      'It could not be turned into rules. The browser says: Out of memory.',
    );
    await user.type(screen.getByLabelText('One filter, host or domain on each line'), 'a');
    await screen.findByText('It takes too long to turn into rules.', {}, { timeout: 3_000 });
  });

  test('asks before it removes what somebody wrote, and not for what can be fetched again', async () => {
    const { sent, user } = await show({ lists: [LIST, { ...WRITTEN, id: 'two' }], room: 9 });
    const [fetched, written] = screen.getAllByRole('button', { name: 'Remove' });
    await user.click(written as HTMLElement);
    expect(screen.getByText(/cannot bring it back/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(sent).toEqual([]);
    await user.click(fetched as HTMLElement);
    expect(sent).toEqual([{ type: 'own-list', change: 'remove', id: 'one' }]);
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    await user.click(screen.getByRole('button', { name: 'Remove my list' }));
    expect(sent[1]).toEqual({ type: 'own-list', change: 'remove', id: 'two' });
  });

  test('says so when the text of a list cannot be read', async () => {
    const text = () => Promise.reject(new Error('The database is closed.'));
    const { user } = await show({ lists: [WRITTEN], room: 9 }, { ok: true }, { text });
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /nothing was changed. +The browser says: The database is closed./,
    );
  });

  test('keeps the focus where one works', async () => {
    const { user } = await show({ lists: [WRITTEN, { ...WRITTEN, id: 'two' }], room: 9 });
    const focused = () => document.activeElement;
    const named = (name: string) => screen.getAllByRole('button', { name })[0] as HTMLElement;
    for (const leave of ['Close without saving', 'Save and apply']) {
      for (const begin of ['Edit', 'New list']) {
        await user.click(named(begin));
        await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Name')));
        await user.click(named(leave));
        await waitFor(() => expect(focused()).toBe(named(begin)));
      }
    }
    const remove = async () => {
      await user.click(named('Remove'));
      await user.click(named('Remove my list'));
    };
    await remove();
    await waitFor(() => expect(screen.getAllByRole('switch')).toHaveLength(1));
    expect(screen.getByRole('list').contains(focused())).toBe(true);
    await remove();
    await waitFor(() => expect(screen.queryByRole('switch')).toBeNull());
    expect(focused()).toBe(named('New list'));
  });

  test('leaves the focus to an editor that opens while another was open', async () => {
    const { user } = await show({ lists: [WRITTEN], room: 9 });
    for (const name of ['New list', 'Close without saving', 'New list', 'Edit']) {
      await user.click(screen.getByRole('button', { name }));
    }
    expect(document.activeElement).toBe(await screen.findByDisplayValue('Good list'));
  });
});
