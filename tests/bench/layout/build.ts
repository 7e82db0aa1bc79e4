import { join } from 'node:path';
import { ROOT } from '../../../scripts/command.ts';
import { buildSmallExtension } from '../support/small-extension.ts';

const PAGE = join(ROOT, 'tests', 'bench', 'layout', 'page', 'main.ts');

const FILES = {
  'entrypoints/layouts/index.html': `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Layouts</title>
    <style>
      body {
        margin: 0;
        font-family: var(--font);
        overflow: hidden;
      }
    </style>
  </head>
  <body>
    <p>Layouts, in the font of the picture: there is none in a page that has said nothing yet.</p>
    <script type="module" src="./main.ts"></script>
  </body>
</html>
`,
  'entrypoints/layouts/main.ts': `import ${JSON.stringify(PAGE)};\n`,
};

/** Builds an extension with a page that lays webs out, under the rules that hold for extensions. */
export function buildLayouts(inFolder: string): Promise<string> {
  return buildSmallExtension(inFolder, 'layouts', FILES);
}
