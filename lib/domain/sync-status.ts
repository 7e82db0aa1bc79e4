import * as v from 'valibot';

/** Where the choice to sync, and how it goes, stand in `storage.local`. */
export const SYNC_KEY = 'sync';

/**
 * Where what this device knows stands in `storage.local`. It must go when settings are lost: what
 * is missing among the settings counts as taken back, on every device.
 */
export const SYNC_KNOWN_KEY = 'sync-known';

const StatusSchema = v.object({
  on: v.boolean(),
  /** Why decisions do not travel, or not all of them. */
  problem: v.optional(
    v.object({
      why: v.picklist(['full', 'damaged', 'newer', 'refused']),
      /** The browser's own words, where it gave any. */
      detail: v.string(),
    }),
  ),
});

/** Whether decisions travel through the browser's own sync, and how that goes. */
export type SyncStatus = Readonly<v.InferOutput<typeof StatusSchema>>;

/** The status as stored; off when nothing readable is stored. */
export function readSyncStatus(stored: unknown): SyncStatus {
  const parsed = v.safeParse(StatusSchema, stored);
  return parsed.success ? parsed.output : { on: false };
}

/** Switches the travelling of decisions on or off. */
export const SyncCommandSchema = v.strictObject({ type: v.literal('sync'), on: v.boolean() });

/** Switches the travelling of decisions on or off. */
export type SyncCommand = Readonly<v.InferOutput<typeof SyncCommandSchema>>;
