import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT, run } from '../../../scripts/command.ts';
import { assertDone } from './bench.ts';

/**
 * Its files may import those of Unweave by the alias that Unweave's own use; after WXT, which has it
 * mean the small extension's folder.
 */
const ALIAS = { name: 'alias', enforce: 'post', config: { resolve: { alias: { '@': ROOT } } } };
const CONFIG = `export default {
  imports: false,
  manifestVersion: 3,
  outDir: 'built',
  vite: () => {
    const plugin = ${JSON.stringify(ALIAS)};
    return { plugins: [{ ...plugin, config: () => plugin.config }] };
  },
};
`;

/**
 * Builds an extension that does nothing but what the files say, as Unweave itself is built. Returns
 * its folder.
 *
 * @param name of the extension, and of its folder in `inFolder`
 * @param files by their path, beside an empty background
 * @throws when it cannot be built, with the output.
 */
export async function buildSmallExtension(
  inFolder: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = join(inFolder, name);
  const all = {
    'package.json': JSON.stringify({ name, version: '1.0.0', type: 'module' }),
    'wxt.config.ts': CONFIG,
    'entrypoints/background.ts': 'export default { type: "module", main() {} };\n',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const { code, output } = await run('wxt', ['build', folder]);
  assertDone(code === 0, output);
  return join(folder, 'built', 'chrome-mv3');
}
