import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT, run } from '../../../scripts/command.ts';
import { assertDone } from '../support/bench.ts';

const PAGE = join(ROOT, 'tests', 'bench', 'layout', 'page', 'main.ts');

const FILES = {
  'package.json': '{ "name": "layouts", "version": "1.0.0", "type": "module" }',
  'wxt.config.ts': `export default { imports: false, manifestVersion: 3, outDir: 'built' };\n`,
  'entrypoints/background.ts': 'export default { type: "module", main() {} };\n',
  'entrypoints/layouts/index.html': `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Layouts</title>
    <style>
      body {
        margin: 0;
        overflow: hidden;
      }
    </style>
  </head>
  <body>
    <script type="module" src="./main.ts"></script>
  </body>
</html>
`,
  'entrypoints/layouts/main.ts': `import ${JSON.stringify(PAGE)};\n`,
};

/** Builds an extension with a page that lays webs out, under the rules that hold for extensions. */
export async function buildLayouts(inFolder: string): Promise<string> {
  const folder = join(inFolder, 'layouts');
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const { code, output } = await run('wxt', ['build', folder]);
  assertDone(code === 0, output);
  return join(folder, 'built', 'chrome-mv3');
}
