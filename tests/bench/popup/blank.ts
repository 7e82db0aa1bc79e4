import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT, run } from '../../../scripts/command.ts';
import { assertDone } from '../support/bench.ts';

const FILES = {
  'package.json': '{ "name": "blank", "version": "1.0.0", "type": "module" }',
  'wxt.config.ts': `export default { imports: false, manifestVersion: 3, outDir: 'built' };\n`,
  'entrypoints/background.ts': 'export default { type: "module", main() {} };\n',
  'entrypoints/popup/index.html': `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Blank</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="./main.ts"></script>
  </body>
</html>
`,
  'entrypoints/popup/main.ts': `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root')).render(createElement('p', null, 'Nothing yet.'));
`,
};

/** Builds an extension whose popup says two words with React, as Unweave itself is built. */
export async function buildBlankPopup(inFolder: string): Promise<string> {
  const folder = join(inFolder, 'blank');
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const { code, output } = await run('wxt', ['build', folder]);
  assertDone(code === 0, output);
  return join(folder, 'built', 'chrome-mv3');
}
