import type { ChromiumOptions } from './options.ts';

/** Names the replica's ports to Chromium; every other port of every host stays out of reach. */
function resolverRules(replica: ChromiumOptions['replica']): string {
  const nowhere = 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  if (!replica) return nowhere;
  return [
    'MAP *.invalid ~NOTFOUND',
    `MAP *:80 127.0.0.1:${replica.httpPort}`,
    `MAP *:443 127.0.0.1:${replica.httpsPort}`,
    nowhere,
  ].join(', ');
}

/** Chromium's switches, and those of Playwright's that would bend what we want to see. */
export function switches(
  options: ChromiumOptions,
  extensions: readonly string[],
): { args: string[]; ignoreDefaultArgs: string[] } {
  const args = [
    `--host-resolver-rules=${resolverRules(options.replica)}`,
    `--disable-features=${SILENCED.join(',')}`,
    // The account and component services have no switch that stops them: send them nowhere.
    '--gaia-url=https://gaia.invalid',
    '--component-updater=url-source=https://updates.invalid/',
    '--disable-quic',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--enable-unsafe-extension-debugging',
    trust(options),
    ...(options.headless === false ? [] : ['--headless=new', '--disable-gpu']),
    ...(options.args ?? []),
  ];
  if (extensions.length > 0) {
    const folders = extensions.join(',');
    args.push(`--disable-extensions-except=${folders}`, `--load-extension=${folders}`);
  }
  return {
    args,
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
  };
}

/** By key, answers are cached as on the real web; with every error ignored, nothing is cached. */
function trust({ cache, replica }: ChromiumOptions): string {
  if (!cache || !replica) return '--ignore-certificate-errors';
  return `--ignore-certificate-errors-spki-list=${replica.keyHash}`;
}

/**
 * Features that ask hosts of Google's on their own, change http to https, or stand in the way of a
 * test. Playwright's own list, but with storage partitioned as on a person's machine.
 */
const SILENCED = [
  'AimEnabled',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
];
