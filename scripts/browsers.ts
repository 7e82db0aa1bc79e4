import { findChromium, findFirefox, type Installed } from '../tests/support/browser/find.ts';
import { PlainError, run, step } from './command.ts';

/**
 * The Chromium to use. Where there is none, Debian's package is installed, or Playwright's build.
 *
 * @throws PlainError with what to do when neither can be had.
 */
export async function ensureChromium(): Promise<Installed> {
  const found = findChromium();
  if (found) return found;
  const attempts = [
    () => installPackages('Installing Chromium', ['chromium']),
    () =>
      step('Downloading Chromium', process.execPath, [
        'node_modules/playwright-core/cli.js',
        'install',
        'chromium',
      ]),
  ];
  for (const attempt of attempts) {
    await attempt().catch(() => undefined);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new PlainError(
    'No browser to run Unweave in. Install Chromium, Brave, Edge or Chrome, ' +
      'or name one with UNWEAVE_BROWSER=/path/to/it.',
  );
}

/**
 * The Firefox to test with. Where there is none, Debian's package is installed.
 *
 * @throws PlainError with what to do when it cannot be had.
 */
export async function ensureFirefox(): Promise<Installed> {
  const found = findFirefox();
  if (found) return found;
  await installPackages('Installing Firefox', ['firefox-esr']).catch(() => undefined);
  const installed = findFirefox();
  if (installed) return installed;
  throw new PlainError(
    'No Firefox to test with. Install Firefox, or name one with UNWEAVE_FIREFOX=/path/to/it.',
  );
}

/** Installs Debian packages where that is possible without asking anyone. */
async function installPackages(title: string, packages: readonly string[]): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  const available = await run('apt-get', ['--version']).catch(() => undefined);
  if (available?.code !== 0) return;
  // A fresh machine has no package lists yet; an old list still finds most packages.
  await step('Reading package lists', 'apt-get', ['update', '-q']).catch(() => undefined);
  await step(title, 'env', [
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    ...packages,
  ]);
}
