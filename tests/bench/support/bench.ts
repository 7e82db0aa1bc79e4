import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildForChromium } from '../../../scripts/build.ts';
import { ROOT } from '../../../scripts/command.ts';
import type { Outcome } from './outcome.ts';
import { FULL, type Plan, QUICK } from './rounds.ts';

/** What a bench is given. */
export interface BenchOptions {
  readonly plan: Plan;
  /** Folder of the extension as people get it: a copy, so that a build in between does no harm. */
  readonly unweave: string;
  /** Folder for whatever the bench makes; removed afterwards. */
  readonly folder: string;
  /** Recorded requests, one JSON object per line with `url`, `sourceUrl` and `type`. */
  readonly requests: string | undefined;
}

/** Measures one thing. Rejects when the work that was to be measured was not done. */
export type Bench = (options: BenchOptions) => Promise<Outcome>;

/** Prepares what benches need, and cleans up behind them. */
export async function withOptions(
  given: { quick: boolean; extension: string | undefined; requests: string | undefined },
  use: (options: BenchOptions) => Promise<void>,
): Promise<void> {
  const built = given.extension ?? (await freshBuild());
  const folder = await mkdtemp(join(tmpdir(), 'unweave-bench-'));
  try {
    const unweave = join(folder, 'unweave');
    await cp(built, unweave, { recursive: true });
    await use({ plan: given.quick ? QUICK : FULL, unweave, folder, requests: given.requests });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Says that a bench did not measure what it was to measure. */
export function assertDone(done: boolean, problem: string): asserts done {
  if (!done) throw new Error(`the work was not done: ${problem}`);
}

const SOURCES = ['components', 'entrypoints', 'lib', 'public', 'package-lock.json'];

async function freshBuild(): Promise<string> {
  const built = join(ROOT, '.output', 'chrome-mv3');
  const made = await newest(join(built, 'manifest.json'));
  const changed = await Promise.all(
    [...SOURCES, 'wxt.config.ts'].map((source) => newest(join(ROOT, source))),
  );
  return Math.max(...changed) < made ? built : buildForChromium();
}

/** When a file, or the newest file of a folder, was last changed; 0 without any. */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const within = await readdir(path, { recursive: true });
  const times = await Promise.all(
    within.map(async (name) => (await stat(join(path, name))).mtimeMs),
  );
  return Math.max(0, ...times);
}
