import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensureFirefox } from './browsers.ts';
import { run, show } from './command.ts';

// Everything that a change must pass: lint, types, unused code, all tests. Names of test projects
// as arguments run only those tests and no other check: `npm test -- unit component`.

const projects = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };
process.exitCode = await check().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
console.log(`${counts.passed} passed, ${counts.failed} failed`);

async function check(): Promise<number> {
  if (projects.length === 0) {
    for (const [title, command, args] of [
      ['Lint', 'biome', ['check', '--error-on-warnings']],
      ['Types', 'tsc', ['--noEmit']],
      ['Unused code', 'knip', []],
    ] as const) {
      const outcome = await run(command, args);
      const verdict = outcome.code === 0 ? 'ok' : 'failed';
      console.log(`${title}: ${verdict}, ${outcome.seconds.toFixed(1)} s`);
      if (outcome.code !== 0) {
        console.log(outcome.output);
        return outcome.code;
      }
    }
  }
  if (projects.length === 0 || projects.includes('e2e')) {
    const browsers = [await ensureChromium(), await ensureFirefox()];
    console.log(`Browsers: ${browsers.map(({ path }) => path).join(', ')}`);
  }
  return test();
}

async function test(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'unweave-test-'));
  const file = join(folder, 'results.json');
  const start = Date.now();
  const code = await show('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...projects.flatMap((project) => ['--project', project]),
  ]);
  console.log(
    `Tests: ${code === 0 ? 'ok' : 'failed'}, ${((Date.now() - start) / 1000).toFixed(1)} s`,
  );
  const results = JSON.parse(await readFile(file, 'utf8'));
  counts.passed = results.numPassedTests;
  counts.failed = results.numFailedTests;
  await rm(folder, { recursive: true });
  // A suite that cannot even be loaded has no failed tests, and a run without tests proves nothing.
  return code || (counts.passed === 0 ? 1 : 0);
}
