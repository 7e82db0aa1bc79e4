import { buildSmallExtension } from '../support/small-extension.ts';

const FILES = {
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
export function buildBlankPopup(inFolder: string): Promise<string> {
  return buildSmallExtension(inFolder, 'blank', FILES);
}
