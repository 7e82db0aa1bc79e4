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
  const decoded = decode(image).catch(() => undefined);
  const { atlas, place } = outlineOf(words, false);
  const ground = document.createElement('div');
  ground.className = 'graph-ground';
  place.append(ground);
  root.replaceChildren(atlas);
  if (fitOf(ground) !== fit) {
    void decoded.then((picture) => picture?.image.close());
    return root.replaceChildren();
  }
  const picture = await decoded;
  if (!picture) return root.replaceChildren();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = picture.size;
  ground.append(canvas);
  canvas.getContext('2d')?.drawImage(picture.image, 0, 0);
  picture.image.close();
}

interface Picture {
  readonly image: VideoFrame | ImageBitmap;
  readonly size: readonly [width: number, height: number];
}

/** From bytes to pixels, without handing the bytes to the browser's other processes where that is possible. */
async function decode(image64: string): Promise<Picture> {
  const bytes = bytesOf(image64);
  if (!('ImageDecoder' in globalThis)) {
    const image = await createImageBitmap(new Blob([bytes]));
    return { image, size: [image.width, image.height] };
  }
  const decoder = new ImageDecoder({ data: bytes, type: 'image/png' });
  const { image } = await decoder.decode();
  decoder.close();
  return { image, size: [image.displayWidth, image.displayHeight] };
}

/** What the language knows since 2025, and its published types do not yet. */
interface ReadsBase64 {
  fromBase64(base64: string): Uint8Array<ArrayBuffer>;
}

/** Browsers that cannot read base 64 by themselves yet take ten times as long. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const able = Uint8Array as unknown as Partial<ReadsBase64>;
  if (able.fromBase64) return able.fromBase64(base64);
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
