import * as v from 'valibot';
import { ACTIONS } from './decision.ts';
import { MomentSchema, SiteSchema, SubjectSchema } from './decision-schema.ts';
import { type SyncEntry, type SyncState, stateOf, syncKey } from './sync.ts';

/** What the browser's sync storage takes, in bytes and items, with a little left for itself. */
const LARGEST_ITEM = 8_000;
const LARGEST_TOTAL = 100_000;
const MOST_ITEMS = 500;

/** Where a part of the state stands in `storage.sync`. */
const PREFIX = 'unweave:';

/** A later version of Unweave writes a higher number; what it wrote must not be overwritten. */
const VERSION = 1;

/** A clock may be wrong by so much, in milliseconds; what is later still would beat all that comes. */
const SKEW = 24 * 3_600_000;

/** No clock goes further: a later moment is not one. */
const LAST_MOMENT = 8.64e15;

const moment = v.pipe(MomentSchema, v.maxValue(LAST_MOMENT));
const nothing = v.literal(0);
const RowSchema = v.union([
  v.tuple([v.literal('company'), v.string(), v.union([SiteSchema, nothing]), action(), moment]),
  v.tuple([v.literal('domain'), v.string(), v.union([SiteSchema, nothing]), action(), moment]),
  v.tuple([
    v.literal('trust'),
    SiteSchema,
    nothing,
    v.union([v.literal('trust'), nothing]),
    moment,
  ]),
]);

function action() {
  return v.union([v.picklist(ACTIONS), nothing]);
}

/** What stands in sync storage. */
export interface ReadChunks {
  readonly state: SyncState;
  /**
   * What was said by a clock that is more than a day ahead. It does not hold yet; it must be written
   * again all the same, or two devices erase each other's words for ever.
   */
  readonly later: SyncState;
  /** How many entries, or whole parts, could not be read. */
  readonly damaged: number;
  /** A later version of Unweave wrote it. */
  readonly newer: boolean;
  /** Keys of parts. */
  readonly keys: readonly string[];
}

/** Reads what stands in sync storage; what is not ours is not looked at. Never throws. */
export function readChunks(items: Readonly<Record<string, unknown>>, now: number): ReadChunks {
  const keys = Object.keys(items).filter((key) => key.startsWith(PREFIX));
  const entries: SyncEntry[] = [];
  let damaged = 0;
  let newer = false;
  for (const key of keys) {
    const part = v.safeParse(v.object({ v: v.number(), rows: v.array(v.unknown()) }), items[key]);
    if (part.success && part.output.v > VERSION) newer = true;
    if (!part.success || part.output.v !== VERSION) {
      if (!newer) damaged += 1;
      continue;
    }
    const read = part.output.rows.map(readRow);
    entries.push(...read.filter((entry) => entry !== undefined));
    damaged += read.filter((entry) => entry === undefined).length;
  }
  const isLater = ({ at }: SyncEntry) => at > now + SKEW;
  const state = stateOf(entries.filter((entry) => !isLater(entry)));
  return { state, later: stateOf(entries.filter(isLater)), damaged, newer, keys };
}

/** What `toKnown` gave, whatever the clock said then; nothing if it is damaged. */
export function readKnown(stored: unknown): SyncState {
  return readChunks({ [PREFIX]: stored }, LAST_MOMENT).state;
}

/** A state in one part, for storage that has room. */
export function toKnown(state: SyncState): unknown {
  return { v: VERSION, rows: [...state.values()].map(toRow) };
}

function readRow(row: unknown): SyncEntry | undefined {
  const parsed = v.safeParse(RowSchema, row);
  if (!parsed.success) return undefined;
  const [kind, id, site, what, at] = parsed.output;
  if (kind !== 'trust' && !v.is(SubjectSchema, { kind, id })) return undefined;
  return { kind, id, ...(site !== 0 && { site }), what: what === 0 ? null : what, at };
}

/**
 * The state in parts that sync storage takes; `undefined` if it is more than sync storage takes.
 * Memories of what was taken back go first when room is short, the oldest before the others.
 */
export function toChunks(state: SyncState): Record<string, unknown> | undefined {
  const entries = [...state.values()];
  const gone = entries.filter(({ what }) => what === null).sort((a, b) => b.at - a.at);
  const held = entries.filter(({ what }) => what !== null);
  for (let kept = gone.length; ; kept = Math.floor(kept / 2)) {
    const chunks = pack([...held, ...gone.slice(0, kept)]);
    if (fits(chunks)) return chunks;
    if (kept === 0) return undefined;
  }
}

function pack(entries: readonly SyncEntry[]): Record<string, unknown> {
  const sorted = entries.map((entry) => [syncKey(entry), toRow(entry)] as const);
  sorted.sort(([a], [b]) => (a < b ? -1 : 1));
  const parts: unknown[][] = [];
  let size = LARGEST_ITEM;
  for (const [, row] of sorted) {
    const more = bytes(row) + 1;
    if (size + more > LARGEST_ITEM) {
      parts.push([]);
      size = 40;
    }
    parts.at(-1)?.push(row);
    size += more;
  }
  return Object.fromEntries(parts.map((rows, i) => [PREFIX + i, { v: VERSION, rows }]));
}

function toRow({ kind, id, site, what, at }: SyncEntry): unknown[] {
  return [kind, id, site ?? 0, what ?? 0, at];
}

function fits(chunks: Readonly<Record<string, unknown>>): boolean {
  const total = Object.entries(chunks).reduce(
    (sum, [key, part]) => sum + key.length + bytes(part),
    0,
  );
  return Object.keys(chunks).length <= MOST_ITEMS && total <= LARGEST_TOTAL;
}

function bytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
