import type { Tab } from './tab.ts';

/** What must be there for a page to count as drawn: a picture on a canvas, or any text. */
export type Shown = 'graph' | 'text';

/**
 * Opens a page of an extension in a new tab; the milliseconds from the start of the navigation to
 * the first frame with a picture.
 */
export async function timeToPicture(tab: Tab, url: string, shows: Shown): Promise<number> {
  await tab.prepare(`(${watchForPicture})('${shows}')`);
  await tab.go(url);
  return tab.evaluate<number>('globalThis.firstPicture');
}

declare global {
  /** When the page was first drawn, in milliseconds after the start of the navigation. */
  var firstPicture: Promise<number>;
}

/**
 * Runs in the page before its own scripts. Pixels are not read before something was drawn: to read
 * them in every frame would take longer than to draw them.
 */
function watchForPicture(shows: Shown): void {
  let isDrawn = false;
  const { fill, stroke, drawImage } = CanvasRenderingContext2D.prototype;
  const drawn = () => {
    Object.assign(CanvasRenderingContext2D.prototype, { fill, stroke, drawImage });
    isDrawn = true;
  };
  for (const [name, method] of Object.entries({ fill, stroke, drawImage })) {
    Object.assign(CanvasRenderingContext2D.prototype, {
      [name](this: CanvasRenderingContext2D, ...args: unknown[]) {
        drawn();
        return Reflect.apply(method, this, args);
      },
    });
  }
  const isThere = () =>
    shows === 'graph' ? isDrawn : (document.getElementById('root')?.textContent ?? '') !== '';
  const litPixels = () => {
    const canvas = document.querySelector('canvas');
    const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return image ? new Uint32Array(image.data.buffer).filter((pixel) => pixel !== 0).length : 0;
  };
  globalThis.firstPicture = new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      if (isThere() && (shows === 'text' || litPixels() > 500)) resolve(now);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
