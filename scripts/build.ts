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

/**
 * Builds the extension for Firefox and returns its folder.
 *
 * @throws when the build fails.
 */
export async function buildForFirefox(): Promise<string> {
  await step('Building Unweave for Firefox', 'wxt', ['build', '-b', 'firefox', '--mv3']);
  return join(ROOT, '.output', 'firefox-mv3');
}
