import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseRecording } from '../tests/support/replica/recording.ts';
import { buildForChromium } from './build.ts';
import {
  type Heard,
  labelledRequests,
  type Tally,
  tallyOf,
  visitRecording,
  withObserved,
} from './scoring.ts';
import { percent, table } from './table.ts';

// Scores what is blocked from the start on recorded requests with labels, in a real browser:
// `npm run score -- FILE`. One JSON object a line: { url, sourceUrl, type, expected }, where
// `expected` is `tracker` or `not_tracker`. Where lines also tell what Privacy Badger observed
// (`votes.privacybadger`: `block`), a second table takes that for a tracker too.
//   --beside DIR   scores this unpacked extension too, in the same run
//   --list         names each tracker's host that was missed and each request wrongly blocked

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { beside: { type: 'string' }, list: { type: 'boolean', default: false } },
});
const [file = ''] = positionals;

if (!existsSync(file)) {
  console.log(`Nothing is scored: there is no recording at "${file}".`);
} else {
  await score(file).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

async function score(recording: string): Promise<void> {
  const text = await readFile(recording, 'utf8');
  const requests = labelledRequests(text);
  const web = parseRecording(text, recording);
  const sides: [string, string][] = [['Unweave', await buildForChromium()]];
  if (values.beside) sides.push([await nameOf(values.beside), values.beside]);
  const loaded = await visitRecording(web, 'no extension');
  const heard = new Map<string, Heard>();
  for (const [name, folder] of sides) heard.set(name, await visitRecording(web, name, folder));
  const unsettled = new Set([loaded, ...heard.values()].flatMap((side) => [...side.unsettled]));
  const count = (labelled: typeof requests) =>
    [...heard].map(([name, side]): [string, Tally] => [
      name,
      tallyOf(labelled, loaded.requests, side.requests, unsettled),
    ]);
  const tallies = count(requests);
  print(tallies);
  if (requests.some(({ wasSeenFollowing }) => wasSeenFollowing)) {
    console.log('\nTrackers by the labels, or by what Privacy Badger saw them do:');
    print(count(withObserved(requests)));
  }
  if (values.list) list(tallies);
}

async function nameOf(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8'));
  return `${manifest.short_name ?? manifest.name} ${manifest.version}`;
}

function print(tallies: readonly [string, Tally][]): void {
  const row = (title: string, part: (tally: Tally) => number, whole: (tally: Tally) => number) => [
    title,
    ...tallies.map(([, tally]) => {
      const [some, all] = [part(tally), whole(tally)];
      return `${some} of ${all} (${percent(some, all)})`;
    }),
  ];
  console.log(`
${table([
  ['', ...tallies.map(([name]) => name)],
  row(
    'hosts of trackers, all stopped',
    (one) => one.hostsStopped,
    (one) => one.hosts,
  ),
  row(
    'requests of trackers stopped',
    (one) => one.trackersStopped,
    (one) => one.trackers,
  ),
  row(
    'other requests stopped',
    (one) => one.harmlessStopped.length,
    (one) => one.harmless,
  ),
])}`);
}

function list(tallies: readonly [string, Tally][]): void {
  for (const [name, tally] of tallies) {
    console.log(`\n${name} missed:\n${tally.hostsMissed.join('\n')}`);
    console.log(`\n${name} stopped wrongly:\n${tally.harmlessStopped.join('\n')}`);
  }
}
