import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { DecisionsView } from '@/components/settings/DecisionsView';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import { SettingsView } from '@/components/settings/SettingsView';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createSettingsStore, type SettingsSource } from '@/lib/stores/settings';
import {
  fixtureSettings,
  SETTINGS_STATES,
  type SettingsStateName,
} from '../support/fixtures/settings-states.ts';
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

/** Renders settings and decisions in one of their states, over a source that obeys. */
export async function openSettings(state: SettingsStateName) {
  const source = fixtureSettings(SETTINGS_STATES[state]);
  return { source, ...(await renderSettings(source)) };
}

/** A part of the settings, by its name. */
export function part(name: string) {
  return within(screen.getByRole('region', { name }));
}
