import { vi } from 'vitest';
import { createEnforcer } from '@/lib/background/enforcer.ts';
import type { KeyValueStore } from '@/lib/background/gateway.ts';
import { createProtector } from '@/lib/background/protector.ts';
import { createSync } from '@/lib/background/sync.ts';
import { createTellOnce } from '@/lib/background/told.ts';
import type { Change } from '@/lib/domain/command.ts';
import { readProtection } from '@/lib/domain/protection-schema.ts';
import { PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { readSyncStatus, SYNC_KEY } from '@/lib/domain/sync-status.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { createFakeBrowser } from '../../support/fake-gateway.ts';

/** A device of a person's, over a sync storage that it shares with the others. */
export function createDevice(shared: KeyValueStore) {
  const fake = createFakeBrowser(new ArrayBuffer(0));
  Object.assign(fake.gateway, { sync: shared });
  const enforcer = createEnforcer(
    fake.gateway,
    async () => unnamedCatalog,
    () => undefined,
  );
  const protector = createProtector(fake.gateway, enforcer, () => undefined);
  const told: string[] = [];
  const tellOnce = createTellOnce(
    fake.gateway.session,
    ({ id, detail }) => told.push(`${id} ${detail}`.trim()),
    (id) => told.push(`${id} over`),
  );
  const sync = createSync(
    fake.gateway,
    protector.adopt,
    (error) => fake.reports.push(error),
    tellOnce,
  );
  return {
    fake,
    told,
    sync,
    on: () => sync.apply({ type: 'sync', on: true }),
    off: () => sync.apply({ type: 'sync', on: false }),
    async round() {
      fake.now += 60_000;
      sync.soon();
      await vi.advanceTimersByTimeAsync(10_000);
    },
    decide: (command: Change) => protector.apply(command),
    says() {
      const { decisions, trusts } = readProtection(fake.local.get(PROTECTION_KEY)).protection;
      return [
        ...decisions.map(({ subject, action }) => `${subject.id}: ${action}`),
        ...trusts.map(({ site }) => `${site}: trust`),
      ].sort();
    },
    status: () => readSyncStatus(fake.local.get(SYNC_KEY)),
  };
}

/** What `createDevice` creates. */
export type Device = ReturnType<typeof createDevice>;

const always = { duration: 'always' } as const;
/** A domain is decided on, everywhere and for good. */
export const block = (id: string, action: 'block' | 'allow' = 'block') => {
  const subject = { kind: 'domain', id } as const;
  return { type: 'decide', subject, action, term: always, from: 'popup' } as const;
};
/** A site is trusted for good. */
export const trust = (site: string) =>
  ({ type: 'trust', site, term: always, from: 'popup' }) as const;
