import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ImportError } from '@/lib/domain/transfer.ts';
import { stageImport } from '@/lib/history/import.ts';
import { History } from '@/lib/history/schema.ts';
import {
  connection,
  connectionsFile,
  documentEntry,
  harFile,
  websitesFile,
} from '../../support/fixtures/foreign-files.ts';

const NOW = new Date(2026, 10, 27, 12).getTime();

const stagingName = () => `unweave-import-1-${Math.random().toString(36).slice(2)}`;

async function problemOf(text: string | Blob): Promise<string> {
  const name = stagingName();
  const error = await stageImport(new Blob([text]), { name, now: NOW }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ImportError);
  expect(await Dexie.exists(name)).toBe(false);
  return (error as ImportError).problem;
}

const link = (page: string, host: string) => ({ page, host, time: NOW - 5 });
const MADE = [link('www.news.test', 'px.ads.example'), link('shop.co.uk', 'px.ads.example')];

it.each([
  ['nothing known', '{"a":1,"b":[1,2]}', 'not-ours'],
  ['an empty object', '{}', 'not-ours'],
  ['much before anything known', JSON.stringify({ ...Array(200).fill(0) }), 'not-ours'],
  ['a list of something else', '[{"a":1}]', 'not-ours'],
  ['another format', '{"format":"Session Buddy","connections":[]}', 'not-ours'],
  ['no connections', '{"format":"Lightbeam Save File","version":"1.2"}', 'wrong'],
  ['connections twice', '{"connections":[],"connections":[]}', 'twice'],
  ['nobody in it', '{"format":"Lightbeam Save File","connections":[]}', 'empty'],
  ['no sites in it', websitesFile([]).replace('{}', '{"a.test":{"thirdParties":[]}}'), 'empty'],
  ['half a connection', connectionsFile(MADE).replace('"GET",', '"GET"'), 'not-json'],
  ['one that is none', connectionsFile([]).replace('[]', '[["a.test","b.test","1"]]'), 'wrong'],
  ['a list of other lists', '[["a.test","b.test","1"]]', 'not-ours'],
  ['a later one that is none', `[${JSON.stringify(connection(link('a.b', 'c.d')))},7]`, 'wrong'],
  ['a HAR without entries', '{"log":{"version":"1.2","pages":[]}}', 'wrong'],
  ['a HAR that is none', '{"log":7}', 'not-ours'],
  ['entries twice', '{"log":{"entries":[],"entries":[]}}', 'twice'],
  ['an entry without an address', '{"log":{"entries":[{"startedDateTime":"x"}]}}', 'wrong'],
  ['an entry without end', `{"log":{"entries":[{"a":[${'1,'.repeat(40_000_000)}`, 'too-long'],
  ['an entry without a floor', `{"log":{"entries":[{"a":${'['.repeat(1_000)}`, 'too-deep'],
])('is refused: %s', async (_, text, problem) => {
  expect(await problemOf(text)).toBe(problem);
});

const LAYERS = [
  connectionsFile(MADE),
  websitesFile(MADE),
  harFile([documentEntry('https://a.test/', NOW - 5), { url: 'https://b.test/"\\', time: NOW }]),
];

it('is refused when it is cut off anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...LAYERS),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      async (text, share) => {
        await problemOf(text.slice(0, Math.floor(text.trimEnd().length * share)));
      },
    ),
  );
});

it('is refused or read, however it is damaged, and says only what can be', async () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'"\\[]{},:x9 -\u0000é')), {
    ...{ minLength: 1, maxLength: 4 },
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...LAYERS), damage, async (text, changes) => {
      const odd = [...text];
      for (const [at, letter] of changes) odd[at % odd.length] = letter;
      const name = stagingName();
      const outcome = await stageImport(new Blob([odd.join('')]), { name, now: NOW }).catch(
        (error: unknown) => error,
      );
      expect(outcome instanceof ImportError).toBe(!(await Dexie.exists(name)));
      if (!(outcome instanceof ImportError)) {
        const database = new History(name);
        for (const row of await database.days.toArray()) {
          expect(
            row.hosts.every(([host, ...numbers]) => isHost(host) && numbers.every(isCount)),
          ).toBe(true);
          expect(isHost(row.site) && row.first <= row.last).toBe(true);
        }
        database.close();
      }
      await Dexie.delete(name);
    }),
    { numRuns: 300 },
  );
});

it('is refused or read, whatever it is', async () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.json().map((json) => `{"log":{"entries":[${json}]}}`),
    fc.json().map((json) => `{"connections":[${json}]}`),
    fc.json().map((json) => `{"a.test":{"thirdParties":["b.test"]},"c.test":${json}}`),
  );
  await fc.assert(
    fc.asyncProperty(any, async (text) => {
      const name = stagingName();
      const outcome = await stageImport(new Blob([text]), { name, now: NOW }).catch(
        (error: unknown) => error,
      );
      expect(outcome instanceof ImportError).toBe(!(await Dexie.exists(name)));
      await Dexie.delete(name);
    }),
    { numRuns: 300 },
  );
});

function isHost(name: string): boolean {
  return /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/.test(name) && name.length <= 253;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
