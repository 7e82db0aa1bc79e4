import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const SCREENS = {
  all: 'support/component-page/index',
  components: 'support/component-page/specimens',
  popup: 'support/popup-gallery/index',
  settings: 'support/popup-gallery/settings',
  picture: 'support/atlas-gallery/index',
  atlas: 'support/popup-gallery/atlas',
  'picture-bench': 'bench/picture/index',
};
type Screen = keyof typeof SCREENS;

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const BUILT = `${PROJECT}/node_modules/.cache/unweave/gallery`;

/** A gallery that is being served. */
export interface Gallery {
  /** Address of one state of the popup, or of another screen. */
  url(state: string, screen?: Screen): string;
  close(): Promise<void>;
}

/**
 * Builds all screens from the present sources: a page that had to fetch hundreds of modules would
 * take longer to open than all that is done with it.
 */
export async function buildGallery(): Promise<void> {
  const input = Object.values(SCREENS).map((screen) => `${PROJECT}/tests/${screen}.html`);
  // With the React that people get: tests run in an environment in which it would be the slow one.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      ...{ configFile: false, root: PROJECT, publicDir: false, logLevel: 'error' },
      resolve: { alias: { '@': PROJECT } },
      worker: { format: 'es' },
      build: { outDir: BUILT, emptyOutDir: true, minify: false, rolldownOptions: { input } },
    });
  } finally {
    process.env.NODE_ENV = NODE_ENV ?? 'development';
  }
}

/** Serves the gallery as it was built last, on a free port of this machine. */
export async function serveGallery(): Promise<Gallery> {
  const server = await preview({
    ...{ configFile: false, root: PROJECT, logLevel: 'error' },
    build: { outDir: BUILT },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  const address = server.httpServer.address();
  if (typeof address !== 'object' || !address) throw new Error('gallery: no port to listen on');
  return {
    url: (state, screen = 'popup') =>
      `http://127.0.0.1:${address.port}/tests/${SCREENS[screen]}.html?state=${encodeURIComponent(state)}`,
    close: () => server.close(),
  };
}
