import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDataStore } from '@/lib/stores/your-data.ts';
import { fixtureData } from '../../support/fixtures/data-states.ts';

const { TZ: here } = process.env;
beforeEach(() => {
  process.env.TZ = 'Pacific/Kiritimati';
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 20) });
});
afterEach(() => {
  vi.useRealTimers();
  if (here === undefined) delete process.env.TZ;
  else process.env.TZ = here;
});

describe('a file that is exported', () => {
  it('is named by the day where the person is', async () => {
    const data = fixtureData();
    await createDataStore(data).getState().export();
    expect(data.saved.map(({ name }) => name)).toEqual(['unweave-2026-11-22.json']);
  });
});
