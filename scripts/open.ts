import { once } from 'node:events';
import { launchChromium } from '../tests/support/browser/chromium.ts';
import { startReplica } from '../tests/support/replica/server.ts';
import { SMALL_WEB } from '../tests/support/replica/sites.ts';
import { START_HOST } from '../tests/support/replica/start-page.ts';
import { buildForChromium } from './build.ts';

/** Opens a browser with Unweave on the small web, and lives until it is closed. */
export async function openBrowser(): Promise<void> {
  const extension = await buildForChromium();
  const replica = await startReplica(SMALL_WEB);
  const chromium = await launchChromium({
    replica,
    extension,
    headless: false,
    handleSignals: false,
    page: { viewport: null },
  });
  const [page = await chromium.newPage()] = chromium.context.pages();
  await page.goto(`https://${START_HOST}/`);
  console.log(`
Unweave runs in the window that has just opened, on a copy of the web on this machine.
Nothing you do in it leaves your computer, and nothing of it is kept.

  1. Visit a few of the ${SMALL_WEB.sites.length} sites.
  2. Press the puzzle piece in the toolbar, pin Unweave, and open it.

Close the window, or press Ctrl-C here, to end.`);
  await Promise.race([
    new Promise((resolve) => chromium.context.once('close', resolve)),
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
  ]);
  await chromium.close();
  await replica.close();
}
