import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A small extension to measure against. */
export interface BareExtension {
  readonly name: string;
  readonly permissions: readonly string[];
  /** The worker's script, an arrow function. Goes along as text: it sees nothing from around it. */
  readonly worker: () => void;
  /** More files, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly manifest?: Readonly<Record<string, unknown>>;
}

/** Writes an extension into a folder of its own, and returns the folder. */
export async function makeExtension(
  inFolder: string,
  { name, permissions, worker, files = {}, manifest = {} }: BareExtension,
): Promise<string> {
  const folder = join(inFolder, name.replaceAll(/\W+/g, '-'));
  const content = {
    'manifest.json': JSON.stringify({
      manifest_version: 3,
      name,
      version: '1',
      permissions,
      host_permissions: ['<all_urls>'],
      background: { service_worker: 'worker.js', type: 'module' },
      ...manifest,
    }),
    'worker.js': `(${worker})();\n`,
    ...files,
  };
  for (const [path, text] of Object.entries(content)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}
