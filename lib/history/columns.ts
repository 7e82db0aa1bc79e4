import type { Exposures, Visits } from '../domain/exposures.ts';

type Column = Uint8Array | Uint32Array | Float64Array;

/** The columns of visits and of exposures, each with what it is made of. */
const VISITS = { day: Uint32Array, site: Uint32Array, count: Uint32Array, at: Float64Array };
const EXPOSURES = {
  ...{ day: Uint32Array, site: Uint32Array, host: Uint32Array },
  ...{ allowed: Uint32Array, limited: Uint32Array, stopped: Uint32Array },
  ...{ cookie: Uint8Array, affiliated: Uint8Array, at: Float64Array },
};

/** One entry of a table of columns. */
export type VisitEntry = Record<keyof typeof VISITS, number>;
export type ExposureEntry = Record<keyof typeof EXPOSURES, number>;

/** Columns that grow. */
export interface Table<Entry, Columns> {
  /** Appends entries; those of one call are put in order of day and time. */
  append(entries: Entry[]): void;
  /** The columns so far, each in memory of its own. */
  columns(): Columns;
}

/** The visits so far, beginning with some of an earlier reading. */
export function visitTable(earlier?: Visits, count?: number): Table<VisitEntry, Visits> {
  return growing(VISITS, earlier, count) as unknown as Table<VisitEntry, Visits>;
}

type ExposureColumns = Pick<Exposures, keyof typeof EXPOSURES | 'length'>;

/** The exposures so far, beginning with some of an earlier reading. */
export function exposureTable(
  earlier?: Exposures,
  count?: number,
): Table<ExposureEntry, ExposureColumns> {
  return growing(EXPOSURES, earlier, count) as unknown as Table<ExposureEntry, ExposureColumns>;
}

/** Entry of a table as an object. */
export function entryAt<Key extends string>(
  columns: Readonly<Record<Key, ArrayLike<number>>>,
  keys: readonly Key[],
  index: number,
): Record<Key, number> {
  const pairs = keys.map((key) => [key, columns[key][index]] as const);
  return Object.fromEntries(pairs) as Record<Key, number>;
}

export const VISIT_KEYS = Object.keys(VISITS) as readonly (keyof typeof VISITS)[];
export const EXPOSURE_KEYS = Object.keys(EXPOSURES) as readonly (keyof typeof EXPOSURES)[];

type Timed = Record<string, number> & { day: number; at: number };

function growing(
  made: Readonly<Record<string, new (size: number) => Column>>,
  earlier: object | undefined,
  count = 0,
): Table<Timed, Record<string, Column | number>> {
  const keys = Object.keys(made);
  let room = Math.max(1024, count * 2);
  let length = count;
  let columns = keys.map((key) => {
    const column = allocate(key, room);
    const before = (earlier as Record<string, Column> | undefined)?.[key];
    if (before) column.set(before.subarray(0, count));
    return column;
  });

  function allocate(key: string, size: number): Column {
    return new (made[key] as new (size: number) => Column)(size);
  }

  function makeRoom(wanted: number): void {
    if (wanted <= room) return;
    room = wanted * 2;
    columns = columns.map((old, i) => {
      const column = allocate(keys[i] as string, room);
      column.set(old);
      return column;
    });
  }

  return {
    append(entries) {
      makeRoom(length + entries.length);
      entries.sort((a, b) => a.day - b.day || a.at - b.at);
      for (const [i, key] of keys.entries()) {
        const column = columns[i] as Column;
        for (let at = 0; at < entries.length; at += 1) {
          column[length + at] = (entries[at] as Timed)[key] as number;
        }
      }
      length += entries.length;
    },
    columns: () => ({
      ...Object.fromEntries(keys.map((key, i) => [key, (columns[i] as Column).slice(0, length)])),
      length,
    }),
  };
}
