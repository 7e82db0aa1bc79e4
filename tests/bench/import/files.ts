import { type Day, daysBefore, startOf } from '../../../lib/domain/day.ts';
import { FORMAT, FORMAT_VERSION } from '../../../lib/domain/transfer.ts';
import type { DayRow } from '../../../lib/history/schema.ts';
import { websitesFile } from '../../support/fixtures/foreign-files.ts';
import { makeWeb, type WebSize } from '../../support/made-web.ts';

/** A file that is imported. */
export interface MadeFile {
  readonly name: string;
  readonly text: string;
  /** What must be said to be in it. */
  readonly sites: number;
  /** The key under which the rows of the file stand; absent where they are the file's own values. */
  readonly list?: string;
}

/** The record at which Lightbeam stopped to answer. */
export const LIGHTBEAM: WebSize = { sites: 2_500, parties: 4_500, links: 40_000 };

/** A year of heavy browsing. */
const YEAR = { sites: 4_200, parties: 7_000, links: 65_000 };

/** On how many days the site that is visited most often was visited. */
const MOST_DAYS = 330;

/** A file of Lightbeam. */
export function lightbeamFile(size: WebSize): MadeFile {
  const { sites, parties } = makeWeb(size);
  const links = parties.flatMap((on, party) =>
    [...on].map((site) => ({ page: nameOf(site), host: `cdn.third-party-${party}.example` })),
  );
  const visited = new Set(links.map(({ page }) => page)).size;
  const name = `Lightbeam: ${sites} sites, ${parties.length} third parties`;
  return { name, text: websitesFile(links), sites: visited };
}

/** An export of our own of a heavy year; the first sites are visited far more often than others. */
export function yearFile(today: Day): MadeFile {
  const { sites, parties } = makeWeb(YEAR);
  const hosts = Array.from({ length: sites }, (): string[] => []);
  for (const [party, on] of parties.entries()) {
    for (const site of on) hosts[site]?.push(`cdn.third-party-${party}.example`);
  }
  const rows = hosts.flatMap((own, site) => {
    const times = Math.max(1, Math.round(MOST_DAYS / (site + 1) ** 0.6));
    return Array.from({ length: times }, (_, visit): DayRow => {
      const day = daysBefore(today, (site * 7 + Math.floor((visit * 364) / times)) % 365);
      const first = startOf(day) + 36_000_000;
      // Not everybody is there on every visit.
      const seen = own.filter((_, rank) => (rank + visit) % 3 > 0 || times === 1);
      const packed = seen.map((host, rank): DayRow['hosts'][number] => {
        return [host, 2, 0, 1, 0, rank % 4 === 0 ? 1 : 0, 1, 5];
      });
      return { day, site: nameOf(site), visits: 1, first, last: first + 60_000, hosts: packed };
    });
  });
  const unique = [...new Map(rows.map((row) => [`${row.day} ${row.site}`, row])).values()];
  const lines = unique.sort((a, b) => a.day - b.day).map((row) => JSON.stringify(row));
  const head = JSON.stringify({ format: FORMAT, version: FORMAT_VERSION }).slice(0, -1);
  return {
    name: `a year: ${sites} sites, ${parties.length} third parties, ${unique.length} days of sites`,
    text: `${head},"days":[\n${lines.join(',\n')}\n]}\n`,
    ...{ sites, list: 'days' },
  };
}

function nameOf(site: number): string {
  return `site-${site}.example`;
}
