import { createHash } from 'node:crypto';
import {
  glob,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Target } from './dialect.ts';

/** A generated file of the extension. */
export interface Asset {
  /** Where it stands in the extension, without a leading slash. */
  readonly path: string;
  /** Where it stands on this machine. */
  readonly file: string;
}

/** Everything that the build adds to the extension. */
export interface Assets {
  readonly files: readonly Asset[];
  /** What became of the lists, as a short table. */
  readonly summary: string;
  /** The same in full, as JSON. */
  readonly report: string;
}

/** The packages whose contents or behaviour go into the files. */
const PACKAGES = [
  '@adguard/dnr-rulesets',
  '@adguard/re2-wasm',
  '@adguard/scriptlets',
  '@gorhill/ubo-core',
  'third-party-web',
  'tldts',
];

/** Our own code that makes them. */
const SOURCES = [
  'lib/lists/**/*.ts',
  'lib/domain/{catalog,catalog-format,rulesets,site}.ts',
  'lib/dnr/{priorities,stubs}.ts',
];

/** How long files of other inputs stay, in milliseconds: switching branches back and forth is cheap. */
const KEEP = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes rulesets, catalog and stubs for one browser. Takes some seconds the first time; as long as
 * neither the packages nor the sources change, later builds find the files in `node_modules/.cache`.
 */
export async function prepareAssets(root: string, target: Target): Promise<Assets> {
  const cache = join(root, 'node_modules', '.cache', 'unweave');
  const folder = join(cache, await inputsHash(root));
  if (!(await exists(folder))) {
    const { generateFiles } = await import('./generate.ts');
    await writeFolder(folder, await generateFiles(root));
    await removeOld(cache, folder);
  }
  const shared = await listFiles(join(folder, 'shared'));
  const own = await listFiles(join(folder, target));
  return {
    files: [...shared, ...own],
    summary: await readFile(join(folder, 'summary.txt'), 'utf8'),
    report: await readFile(join(folder, 'report.json'), 'utf8'),
  };
}

async function inputsHash(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const name of PACKAGES) {
    hash.update(await readFile(join(root, 'node_modules', name, 'package.json')));
  }
  const sources: string[] = [];
  for await (const source of glob(SOURCES, { cwd: root })) sources.push(source);
  for (const source of sources.sort())
    hash.update(source).update(await readFile(join(root, source)));
  return hash.digest('hex').slice(0, 16);
}

/** All or nothing: a build that dies half-way must not leave half of the files behind. */
async function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  for (const [path, contents] of files) {
    await mkdir(dirname(join(draft, path)), { recursive: true });
    await writeFile(join(draft, path), contents);
  }
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true });
    // Another build was quicker; the same inputs gave it the same files.
    if (!(await exists(folder))) throw error;
  }
}

async function removeOld(cache: string, current: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    const { mtimeMs } = await stat(folder);
    if (folder !== current && Date.now() - mtimeMs > KEEP) await rm(folder, { recursive: true });
  }
}

async function listFiles(folder: string): Promise<Asset[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(folder, file).replaceAll('\\', '/') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
