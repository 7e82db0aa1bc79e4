import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { browseGallery, type GalleryBrowser } from './browse.ts';

/**
 * The gallery for all tests of a file: a browser that starts before the first, loses its tabs after
 * each, and ends with the last.
 */
export function withGallery(): GalleryBrowser {
  // A real browser on a busy machine takes its time.
  vi.setConfig({ testTimeout: 150_000 });
  const gallery = {} as GalleryBrowser;
  beforeAll(async () => {
    Object.assign(gallery, await browseGallery());
  }, 60_000);
  afterEach(() => gallery.clear?.());
  afterAll(() => gallery.close?.());
  return gallery;
}
