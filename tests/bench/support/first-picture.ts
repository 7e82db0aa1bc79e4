import type { Tab } from './tab.ts';

/** What must be there for a page to count as drawn: a picture on a canvas, or any text. */
export type Shown = 'graph' | 'text';

/**
 * Opens a page of an extension in a new tab; the milliseconds from the start of the navigation to
 * the first frame with a picture.
 */
export async function timeToPicture(tab: Tab, url: string, shows: Shown): Promise<number> {
  await tab.prepare(`(${watchForPicture})(${shows === 'graph' ? isGraphDrawn : isTextThere})`);
  await tab.go(url);
  return tab.evaluate<number>('globalThis.firstPicture');
}

declare global {
  /** When the page was first drawn, in milliseconds after the start of the navigation. */
  var firstPicture: Promise<number>;
}

/** Runs in the page before its own scripts. */
function watchForPicture(isThere: () => boolean): void {
  globalThis.firstPicture = new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      if (isThere()) resolve(now);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Runs in the page: some hundred pixels of the canvas are not transparent. */
function isGraphDrawn(): boolean {
  const canvas = document.querySelector('canvas');
  if (!canvas?.width || !canvas.height) return false;
  const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
  if (!image) return false;
  let lit = 0;
  for (const pixel of new Uint32Array(image.data.buffer)) if (pixel !== 0) lit += 1;
  return lit > 500;
}

/** Runs in the page: the text is in the document. */
function isTextThere(): boolean {
  return (document.getElementById('root')?.textContent ?? '') !== '';
}
