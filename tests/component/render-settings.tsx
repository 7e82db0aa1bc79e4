import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { DecisionsView } from '@/components/settings/DecisionsView';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import { SettingsView } from '@/components/settings/SettingsView';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createSettingsStore, type SettingsSource } from '@/lib/stores/settings';
import { englishWords } from '../support/fixtures/words.ts';

// Whole screens in jsdom on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });

/** Renders settings over a source, and decisions below them if they are not left out. */
export async function renderSettings(
  source: SettingsSource,
  used: Set<string> = new Set(),
  withDecisions = true,
) {
  const store = createSettingsStore(source);
  await store.getState().start(new AbortController().signal);
  const view = render(
    <WordsProvider value={englishWords(used)}>
      <SettingsProvider value={store}>
        <SettingsView />
        {withDecisions && <DecisionsView />}
      </SettingsProvider>
    </WordsProvider>,
  );
  return { ...view, user: userEvent.setup(), store };
}
