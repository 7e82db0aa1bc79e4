import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import { SettingsPage } from '@/components/settings/SettingsPage';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createSettingsStore, type SettingsSource } from '@/lib/stores/settings';
import { englishWords } from '../support/fixtures/words.ts';

// Whole screens in jsdom on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });

/** Renders the settings page over a source. */
export async function renderSettings(source: SettingsSource, used: Set<string> = new Set()) {
  const store = createSettingsStore(source);
  await store.getState().start(new AbortController().signal);
  const view = render(
    <WordsProvider value={englishWords(used)}>
      <SettingsProvider value={store}>
        <SettingsPage />
      </SettingsProvider>
    </WordsProvider>,
  );
  return { ...view, user: userEvent.setup(), store };
}
