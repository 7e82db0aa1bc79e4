import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

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

/** A gallery that is being served. */
export interface Gallery {
  /** Address of one state of the popup, or of another screen. */
  url(state: string, screen?: Screen): string;
  close(): Promise<void>;
}

/** Serves the gallery on a free port of this machine, straight from the sources. */
export async function serveGallery(): Promise<Gallery> {
  const project = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
  const server = await createViteServer({
    configFile: false,
    root: project,
    cacheDir: `${project}/node_modules/.vite-gallery`,
    logLevel: 'error',
    optimizeDeps: {
      entries: [
        'tests/support/{popup,atlas}-gallery/*.html',
        'tests/support/component-page/*.html',
        'tests/bench/picture/*.html',
      ],
    },
    resolve: { alias: { '@': project } },
    server: { host: '127.0.0.1', port: 0, strictPort: false, hmr: false, watch: null },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || !address) throw new Error('gallery: no port to listen on');
  return {
    url: (state, screen = 'popup') =>
      `http://127.0.0.1:${address.port}/tests/${SCREENS[screen]}.html?state=${encodeURIComponent(state)}`,
    close: () => server.close(),
  };
}
