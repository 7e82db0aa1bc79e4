import type { FileKind, TransferredSettings } from '../../domain/transfer.ts';
import type { PartsListener } from '../json-parts.ts';
import type { DayRow } from '../schema.ts';

/** Lists and objects of which the parts are read one by one: the outermost, and what is in it. */
export type Place = 'file' | 'days' | 'connections' | 'log' | 'pages' | 'entries';

/** What is in a file of one kind, gathered part by part. */
export interface Contents extends PartsListener<Place> {
  readonly kind: FileKind;
  /** Rows that are complete already. Whoever writes them takes them away. */
  readonly ready: DayRow[];
  /** What is left when the file was read to its end. Throws `ImportError` where something lacks. */
  finish(): Finished;
}

/** What a file holds beside the rows that were ready before its end. */
export interface Finished {
  readonly rows: Iterable<DayRow>;
  readonly settings?: TransferredSettings | undefined;
  /** Entries that say nothing a record could hold; known when all rows were taken. */
  leftOut(): number;
}

/** The moments that matter to a file, in milliseconds since the epoch. */
export interface Dates {
  readonly now: number;
  /** When the file was last changed: all that is known of what has no date. */
  readonly saved: number;
}
