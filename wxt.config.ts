import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig } from 'wxt';
import { RULESETS } from './lib/domain/rulesets.ts';
import { prepareAssets } from './lib/lists/assets.ts';
import { earlyPages } from './scripts/early-pages.ts';
import { polyfillModule } from './scripts/polyfill-module.ts';

export default defineConfig({
  vite: () => ({ plugins: [polyfillModule(), earlyPages()] }),
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'alarms',
      'cookies',
      'declarativeNetRequest',
      // A worker to compile own lists in; Firefox's background can start one itself.
      ...(browser === 'firefox' ? [] : ['offscreen']),
      'scripting',
      'storage',
      'unlimitedStorage',
      'webNavigation',
      'webRequest',
    ],
    host_permissions: ['<all_urls>'],
    action: { default_title: '__MSG_extensionName__' },
    options_ui: { page: 'settings.html', open_in_tab: true },
    declarative_net_request: {
      rule_resources: RULESETS.map(({ id, enabled }) => ({
        id,
        enabled,
        path: `rulesets/${id}.json`,
      })),
    },
    // Rules serve the stubs in place of trackers' scripts, and the placeholder in place of embeds.
    // In Chromium a page cannot even tell that
    // they are there: their address changes with every start.
    web_accessible_resources: [
      {
        resources: ['stubs/*', 'placeholder.html'],
        matches: ['<all_urls>'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'unweave@unweave.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '145' }),
  }),
  hooks: {
    // Pages that are built together share scripts, and an early picture would have to wait for more
    // files than its own: popup and atlas (with the atlas beside pages) are built by themselves.
    'entrypoints:grouped'(_, groups) {
      const pages = groups.findIndex(
        (group) => Array.isArray(group) && group.some(({ name }) => name === 'popup'),
      );
      const group = groups[pages];
      if (!Array.isArray(group)) return;
      const alone = (names: readonly string[]) => group.filter(({ name }) => names.includes(name));
      const early = [['popup'], ['atlas', 'sidepanel']];
      const others = group.filter(({ name }) => !early.flat().includes(name));
      groups.splice(
        ...([pages, 1] as const),
        ...[...early.map(alone), others].filter(({ length }) => length > 0),
      );
    },
    async 'build:publicAssets'(wxt, files) {
      const { root, browser, outBaseDir } = wxt.config;
      const assets = await prepareAssets(root, browser === 'firefox' ? 'firefox' : 'chromium');
      for (const { path, file } of assets.files) {
        files.push({ relativeDest: path, absoluteSrc: file });
      }
      await mkdir(outBaseDir, { recursive: true });
      await writeFile(join(outBaseDir, 'lists-report.json'), assets.report);
      wxt.logger.info(`Filter lists:\n${assets.summary}`);
    },
  },
});
