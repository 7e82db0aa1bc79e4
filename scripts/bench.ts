import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, withOptions } from '../tests/bench/support/bench.ts';
import { print } from '../tests/bench/support/outcome.ts';

// Runs all benches, or those that are named: `npm run bench -- popup record`.
//   --quick           a few rounds only, to try the bench itself
//   --extension DIR   measures this build instead of the present sources
//   --requests FILE   recorded requests for `record`, one JSON object per line

const BENCHES: Readonly<Record<string, () => Promise<{ default: Bench }>>> = {
  'page-load': () => import('../tests/bench/page-load.ts'),
  'worker-start': () => import('../tests/bench/worker-start.ts'),
  record: () => import('../tests/bench/record.ts'),
  popup: () => import('../tests/bench/popup.ts'),
  opening: () => import('../tests/bench/opening.ts'),
  layout: () => import('../tests/bench/layout.ts'),
  'layout-large': () => import('../tests/bench/layout-large.ts'),
  picture: () => import('../tests/bench/picture.ts'),
  import: () => import('../tests/bench/import.ts'),
  imported: () => import('../tests/bench/imported.ts'),
  cookies: () => import('../tests/bench/cookies.ts'),
  'recording-load': () => import('../tests/bench/recording-load.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    extension: { type: 'string' },
    requests: { type: 'string' },
  },
});
const { quick, extension, requests } = values;
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);

await withOptions({ quick, extension, requests }, async (options) => {
  for (const name of names) {
    const load = BENCHES[name];
    if (!load) throw new Error(`no bench ${name}: there are ${Object.keys(BENCHES).join(', ')}`);
    const { default: bench } = await load();
    const folder = join(options.folder, name);
    await mkdir(folder);
    print(name, quick, await bench({ ...options, folder }));
  }
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
