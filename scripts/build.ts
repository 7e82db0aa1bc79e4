import { join } from 'node:path';
import { ROOT, step } from './command.ts';

/**
 * Builds the extension for Chromium and returns its folder.
 *
 * @throws when the build fails.
 */
export async function buildForChromium(): Promise<string> {
  await step('Building Unweave', 'wxt', ['build']);
  return join(ROOT, '.output', 'chrome-mv3');
}
