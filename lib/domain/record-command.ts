import * as v from 'valibot';
import { SiteSchema } from './decision-schema.ts';

/** Where `storage.local` says what is still to be forgotten or taken in, oldest first. */
export const RECORD_WORK_KEY = 'record-work';

/** Where `storage.local` says how long the record reaches back. */
export const KEEP_KEY = 'record-keep';

/** In days, and `ever`: for good. */
export const KEEPS = [30, 90, 365, 'ever'] as const;

/** How long the record reaches back. */
export type Keep = (typeof KEEPS)[number];

/** What is stored; a year when nothing, or nothing readable, is. */
export function readKeep(stored: unknown): Keep {
  const parsed = v.safeParse(v.picklist(KEEPS), stored);
  return parsed.success ? parsed.output : 365;
}

/** A day of the calendar. */
export const DaySchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1970_01_01),
  v.maxValue(9999_12_31),
  v.check((day) => isDay(day), 'is no day of the calendar'),
);

function isDay(day: number): boolean {
  const date = new Date(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
  return date.getDate() === day % 100 && date.getMonth() + 1 === Math.floor(day / 100) % 100;
}

/** What can be forgotten; a period by its first and last day. */
export const ForgettableSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('site'), site: SiteSchema }),
  v.strictObject({
    kind: v.literal('company'),
    company: v.pipe(v.string(), v.nonEmpty(), v.maxLength(253)),
  }),
  v.strictObject({ kind: v.literal('period'), from: DaySchema, to: DaySchema }),
  v.strictObject({ kind: v.literal('everything') }),
]);

/** What can be forgotten. */
export type Forgettable = Readonly<v.InferOutput<typeof ForgettableSchema>>;

/** What can be forgotten while the rest stays. */
export type ForgettablePart = Exclude<Forgettable, { kind: 'everything' }>;

/** The database that a page filled with what is to be taken in. */
export const StagingSchema = v.pipe(v.string(), v.regex(/^unweave-import-[a-z0-9-]{1,60}$/));

const ImportSchema = v.strictObject({
  type: v.literal('record'),
  change: v.literal('import'),
  staging: StagingSchema,
  /** `add`: to what is there, where it changes nothing the second time; `replace`: in its place. */
  mode: v.picklist(['add', 'replace']),
});

/** What a person may do with the record as a whole. */
export const RecordCommandSchema = v.variant('change', [
  v.strictObject({
    type: v.literal('record'),
    change: v.literal('forget'),
    what: ForgettableSchema,
  }),
  v.strictObject({
    type: v.literal('record'),
    change: v.literal('keep'),
    keep: v.picklist(KEEPS),
  }),
  ImportSchema,
]);

/** What a person asks to be done with the record as a whole. */
export type RecordCommand = Readonly<v.InferOutput<typeof RecordCommandSchema>>;

/** Work on the record that was promised and is not done yet. */
export type RecordWork = Exclude<RecordCommand, { change: 'keep' }>;

const WorkSchema = v.union([
  v.strictObject({
    type: v.literal('record'),
    change: v.literal('forget'),
    what: ForgettableSchema,
  }),
  ImportSchema,
]);

/** The work that is still to be done; what is not well-formed is left out. */
export function readWork(stored: unknown): readonly RecordWork[] {
  const entries = Array.isArray(stored) ? stored : [];
  return entries.filter((entry) => v.is(WorkSchema, entry));
}
