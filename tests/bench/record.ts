import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { buildEngine } from './record/engine-file.ts';
import type { WorkDone } from './record/passes.ts';
import { readPages } from './record/requests.ts';
import { assertDone, type Bench } from './support/bench.ts';
import { measureInTurns } from './support/rounds.ts';

const ENGINE = '@ghostery/adblocker';
const OBSERVER = "Unweave's observer";
const WHOLE = "Unweave's whole background";

/**
 * What it takes to record one request, beside what a filter engine takes to find out whether it
 * would block it. Each turn is a process of its own. Both are given address, asking page and type.
 */
const record: Bench = async ({ plan, folder, unweave, requests }) => {
  const pagesFile = join(folder, 'pages.json');
  await writeFile(pagesFile, JSON.stringify(await readPages(requests)));
  const engineFile = join(folder, 'engine.bin');
  await writeFile(engineFile, await buildEngine());
  const catalogFile = join(unweave, 'catalog.bin');
  const work: Record<string, () => Promise<WorkDone>> = {
    [ENGINE]: () =>
      run(new URL('./record/work-of-engine.ts', import.meta.url), pagesFile, engineFile),
    [OBSERVER]: () =>
      run(new URL('./record/work-of-observer.ts', import.meta.url), pagesFile, catalogFile),
    [WHOLE]: () =>
      run(new URL('./record/work-of-unweave.ts', import.meta.url), pagesFile, catalogFile),
  };
  const proofs: Record<string, WorkDone> = {};
  for (const [side, start] of Object.entries(work)) {
    const done = await start();
    const { hits } = done;
    assertDone(hits > done.requests / 10, `${side}: ${hits} hits of ${done.requests} requests`);
    proofs[side] = done;
  }
  const samples = await measureInTurns(plan, Object.keys(work), ['warm', 'first'], async () => ({
    measure: async (side) => (await work[side]?.()) ?? { warm: Number.NaN, first: Number.NaN },
    close: async () => undefined,
  }));
  const goals = [OBSERVER, WHOLE].map((side) => ({ side, atMost: 0.04 }));
  const unit = 'µs';
  return {
    comparisons: [
      { name: 'one request', unit, baseline: ENGINE, samples: samples.warm, goals },
      { name: 'one request, in the first pass', unit, baseline: ENGINE, samples: samples.first },
    ],
    figures: {
      'requests of a pass': proofs[WHOLE]?.requests ?? 0,
      'counted on a page by Unweave': proofs[WHOLE]?.hits ?? 0,
      'matched by a filter of the engine': proofs[ENGINE]?.hits ?? 0,
    },
  };
};

export default record;

async function run(script: URL, ...given: readonly string[]): Promise<WorkDone> {
  const child = spawn(process.execPath, [fileURLToPath(script), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  assertDone(code === 0, `${fileURLToPath(script)} ended with ${code}`);
  return JSON.parse(output);
}
