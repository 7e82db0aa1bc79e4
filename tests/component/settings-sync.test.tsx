import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { SettingsSync } from '@/components/settings-sync/SettingsSync';
import { WordsProvider } from '@/components/ui/WordsContext';
import type { SyncStatus } from '@/lib/domain/sync-status';
import { englishWords } from '../support/fixtures/words.ts';

afterEach(cleanup);

function show(status: SyncStatus): boolean[] {
  const asked: boolean[] = [];
  render(
    <WordsProvider value={englishWords()}>
      <SettingsSync status={status} asked={undefined} onChange={(on) => asked.push(on)} />
    </WordsProvider>,
  );
  return asked;
}

test('sync says that it is off, what it would do, and asks to be switched on', async () => {
  const asked = show({ on: false });
  expect(screen.getByText(/Unweave has no server/)).toBeTruthy();
  await userEvent.click(screen.getByRole('switch', { name: 'Sync is off' }));
  expect(asked).toEqual([true]);
});

test.each([
  ['full', /more than the browser’s sync has room for/],
  ['damaged', /could not be read and was left out/],
  ['newer', /later version of Unweave/],
  ['refused', /did not sync.*The browser says: too fast/],
] as const)('sync says in plain words when it is %s', (why, text) => {
  show({ on: true, problem: { why, detail: why === 'refused' ? 'too fast' : '' } });
  expect(screen.getByRole('alert').textContent).toMatch(text);
});

test('sync that is off has no problems', () => {
  show({ on: false, problem: { why: 'full', detail: '' } });
  expect(screen.queryByRole('alert')).toBeNull();
});
