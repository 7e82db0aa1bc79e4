import { expect, it } from 'vitest';
import type { Reply } from '@/lib/domain/command.ts';
import { createSettingsStore } from '@/lib/stores/settings.ts';
import { fixtureSettings, SETTINGS_STATES } from '../../support/fixtures/settings-states.ts';

async function switchedOn(answer: () => Promise<Reply>) {
  const source = fixtureSettings(SETTINGS_STATES.empty);
  const store = createSettingsStore({ ...source, sendSync: answer });
  const end = new AbortController();
  await store.getState().start(end.signal);
  await store.getState().switchSync(true);
  end.abort();
  return store.getState();
}

it('a switch for sync that was refused, or that nobody heard, is told as that', async () => {
  const refused = await switchedOn(async () => ({ ok: false, saved: false, reason: 'full' }));
  expect(refused.failure).toMatchObject({ kind: 'refused', saved: false, reason: 'full' });
  const unheard = await switchedOn(() => Promise.reject(new Error('nobody is there')));
  expect(unheard.failure).toMatchObject({ kind: 'unreachable', reason: 'nobody is there' });
  expect([refused.readFailure, unheard.readFailure]).toEqual([undefined, undefined]);
  expect((await switchedOn(async () => ({ ok: true }))).failure).toBeUndefined();
});
