import { LONGEST_NAME } from '../domain/host-name.ts';
import { FORMAT, FORMAT_VERSION, type TransferredSettings } from '../domain/transfer.ts';
import { nearDay } from './near-day.ts';
import { eachRows } from './rows.ts';
import { type DayRow, type History, HOSTS_PER_ROW } from './schema.ts';

/** How an export goes. */
export interface ExportOptions {
  readonly settings: TransferredSettings;
  /** When it is made, in milliseconds since the epoch. */
  readonly now: number;
  /** Hears which share of the sites was met, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Record and decisions as one file (docs/export-format.md), each row on a line of its own. It is put
 * together from pieces that the browser may keep on disk, so that its size is no matter.
 *
 * @throws the signal's reason when it aborts, and what the database throws
 */
export async function exportRecord(history: History, options: ExportOptions): Promise<Blob> {
  const { settings, now, progress, signal } = options;
  const head = {
    ...{ format: FORMAT, version: FORMAT_VERSION },
    ...{ exportedAt: new Date(now).toISOString(), settings },
  };
  const total = Math.max(1, await history.sites.count());
  const met = new Set<string>();
  const pieces: Blob[] = [new Blob([JSON.stringify(head).slice(0, -1), ',"days":['])];
  await eachRows(history, (rows) => {
    signal?.throwIfAborted();
    for (const { site } of rows) met.add(site);
    const lines = rows.filter(({ site }) => isName(site)).map(lineOf);
    const before = pieces.length > 1 ? ',\n' : '\n';
    if (lines.length) pieces.push(new Blob([before, lines.join(',\n')]));
    progress?.(Math.min(1, met.size / total));
  });
  signal?.throwIfAborted();
  return new Blob([...pieces, '\n]}\n'], { type: 'application/json' });
}

function lineOf(row: DayRow): string {
  const { day, site, visits, first, last, hosts } = nearDay(row);
  const kept = hosts.filter(([host]) => isName(host)).slice(0, HOSTS_PER_ROW);
  return JSON.stringify({ day, site, visits, first, last, hosts: kept });
}

/** One name that no server can have would cost a person the file that it stands in. */
function isName(host: string): boolean {
  return host.length <= LONGEST_NAME;
}
