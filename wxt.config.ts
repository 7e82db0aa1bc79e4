import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig } from 'wxt';
import { prepareAssets } from './lib/lists/assets.ts';
import { earlyPopup } from './scripts/early-popup.ts';

export default defineConfig({
  vite: () => ({ plugins: [earlyPopup()] }),
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
      rule_resources: ['base', 'tracking'].map((id) => ({
        id,
        enabled: true,
        path: `rulesets/${id}.json`,
      })),
    },
    // Rules serve the stubs in place of trackers' scripts. In Chromium a page cannot even tell that
    // they are there: their address changes with every start.
    web_accessible_resources: [
      {
        resources: ['stubs/*'],
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
    // The popup is built alone: its first script runs when it is loaded, so no other page may share it.
    'entrypoints:grouped'(_wxt, groups) {
      const isPopup = ({ name }: { readonly name: string }) => name === 'popup';
      const together = groups.findIndex((group) => Array.isArray(group) && group.some(isPopup));
      const pages = groups[together];
      if (!Array.isArray(pages)) return;
      const others = pages.filter((page) => !isPopup(page));
      groups.splice(together, 1, pages.filter(isPopup), ...(others.length > 0 ? [others] : []));
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
