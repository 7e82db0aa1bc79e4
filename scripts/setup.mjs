// Runs on Node 20 with nothing installed: plain JavaScript, no packages.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs the packages that are missing and makes the generated types. Says what it does; says
 * nothing, and takes no time, when there is nothing to do.
 *
 * @throws when a step fails; its output is on the screen.
 */
export async function setup() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  if (!existsSync(join(ROOT, 'node_modules', '.package-lock.json'))) {
    await step('Installing packages', npm, ['ci', '--no-audit', '--no-fund']);
  } else if (!packagesMatch()) {
    await step('Updating packages', npm, ['install', '--no-audit', '--no-fund']);
  }
  if (!typesAreFresh()) {
    await step('Preparing types', modernNode(), [
      join('node_modules', 'wxt', 'bin', 'wxt.mjs'),
      'prepare',
    ]);
  }
}

/** Runs one of our scripts on the project's own Node and ends this process with its code. */
export async function handOver(script) {
  // The terminal sends Ctrl-C to both of us; the script cleans up and ends first.
  process.on('SIGINT', () => undefined);
  const child = spawn(modernNode(), [join('scripts', script), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: pathWithTools() },
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 1)));
  });
  process.exitCode = code;
}

/** Prints a failure as one message, without a stack. */
export function giveUp(error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** npm writes down what it installed; compare that with what the lock file asks for. */
function packagesMatch() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages(join('node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
}

function typesAreFresh() {
  const types = join(ROOT, '.wxt', 'tsconfig.json');
  if (!existsSync(types)) return false;
  const made = statSync(types).mtimeMs;
  return ['wxt.config.ts', 'package-lock.json'].every(
    (source) => statSync(join(ROOT, source)).mtimeMs <= made,
  );
}

/** The Node that comes with the packages; the tools want a newer one than many machines have. */
function modernNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = join(ROOT, 'node_modules', 'node', 'bin', name);
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Error(
    `Node ${process.versions.node} is too old, and the package "node" did not install its own. ` +
      'Install Node 24, or allow install scripts and run npm ci.',
  );
}

function pathWithTools() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return join(ROOT, 'node_modules', '.bin') + separator + (process.env.PATH ?? '');
}

async function step(title, command, args) {
  const start = Date.now();
  process.stdout.write(`${title} … `);
  const output = [];
  const child = spawn(command, args, { cwd: ROOT, shell: command.endsWith('.cmd') });
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    process.stdout.write(`failed\n${Buffer.concat(output)}`);
    throw new Error(`${title} failed.`);
  }
  process.stdout.write(`${((Date.now() - start) / 1000).toFixed(1)} s\n`);
}
