import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { NODE_ENV: _, PATH = '', ...ENVIRONMENT } = process.env;

const OPTIONS = {
  cwd: ROOT,
  // The test runner says "test" here, which would make a build another one than people get.
  env: { ...ENVIRONMENT, PATH: join(ROOT, 'node_modules', '.bin') + delimiter + PATH },
  // On Windows the tools are scripts, which only a shell can start.
  shell: process.platform === 'win32',
};

/** A failure whose message says all that a person needs to know: printed without a stack. */
export class PlainError extends Error {}

/** How a command ended. */
export interface Outcome {
  readonly code: number;
  /** What it printed, both streams in order of arrival. */
  readonly output: string;
  readonly seconds: number;
}

/**
 * Runs a command in the project's folder, keeping its output to itself.
 *
 * @throws when the command cannot be started at all.
 */
export async function run(command: string, args: readonly string[]): Promise<Outcome> {
  const start = Date.now();
  const child = spawn(command, args, {
    ...OPTIONS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await ended(child);
  return { code, output: Buffer.concat(output).toString(), seconds: (Date.now() - start) / 1000 };
}

/** Runs a command in the project's folder with its output on the screen; resolves with its code. */
export async function show(command: string, args: readonly string[]): Promise<number> {
  return ended(spawn(command, args, { ...OPTIONS, stdio: 'inherit' }));
}

/**
 * Runs a command behind a line of progress that ends with its time.
 *
 * @throws PlainError when it fails; its output is then on the screen.
 */
export async function step(
  title: string,
  command: string,
  args: readonly string[],
): Promise<Outcome> {
  process.stdout.write(`${title} … `);
  const outcome = await run(command, args);
  if (outcome.code !== 0) {
    process.stdout.write(`failed\n${outcome.output}`);
    throw new PlainError(`${title} failed.`);
  }
  process.stdout.write(`${outcome.seconds.toFixed(1)} s\n`);
  return outcome;
}

function ended(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
