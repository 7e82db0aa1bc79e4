import './atlas.css';
import './rail.css';
import './timeline.css';
import './graph-view.css';
import type { Still } from '@/lib/domain/still';
import { outlineOf } from './outline.ts';

/** Page, pixels and colours of an element: a still fits where they are the same. */
export function fitOf(ground: HTMLElement): string {
  const is = (query: string) => (matchMedia(query).matches ? 1 : 0);
  return [
    location.pathname,
    ...[ground.clientWidth, ground.clientHeight, globalThis.devicePixelRatio],
    ...[is('(prefers-color-scheme: dark)'), is('(forced-colors: active)')],
  ].join(' ');
}

/**
 * Shows what this window showed when the picture was last at rest, until it can be drawn anew. What
 * does not fit is not shown. Settles when it is in the page, or when it is clear that there is
 * nothing to show.
 */
export async function showStill(root: HTMLElement, { words, fit, image }: Still): Promise<void> {
  const decoded = createImageBitmap(new Blob([image])).catch(() => undefined);
  const { atlas, place } = outlineOf(words, false);
  const ground = document.createElement('div');
  ground.className = 'graph-ground';
  place.append(ground);
  root.replaceChildren(atlas);
  const picture = fitOf(ground) === fit ? await decoded : undefined;
  if (!picture) return root.replaceChildren();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  ground.append(canvas);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
}
