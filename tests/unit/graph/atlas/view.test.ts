// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AtlasView } from '@/lib/graph/atlas/view';
import { GREY, measure, sample } from '../../../support/fixtures/atlas-picture.ts';

/** What is drawn is not looked at here. */
const context = new Proxy(
  { font: '10px', measureText: (text: string) => ({ width: measure(text, '10px') }) },
  { get: (known, key) => Reflect.get(known, key) ?? (() => undefined), set: () => true },
);

const pointed = vi.fn();
const walked = vi.fn();
let ending: AbortController;
let canvas: HTMLCanvasElement;

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
  vi.stubGlobal('Path2D', class {});
  ending = new AbortController();
  const { graph, lens, places, size } = sample(12, 9);
  const ground = document.createElement('div');
  Object.defineProperties(ground, {
    clientWidth: { value: size.width },
    clientHeight: { value: size.height },
  });
  document.body.append(ground);
  const none = () => undefined;
  const told = { pointed, walked, opened: none, dragged: none, folded: none };
  const view = new AtlasView(ground, { ...told, theme: GREY, still: () => true }, ending.signal);
  view.look(lens);
  view.show(graph, places);
  canvas = view.canvas;
  canvas.focus();
});
afterEach(() => {
  ending.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const press = (key: string) =>
  canvas.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

describe('a walk by keyboard', () => {
  it.each([
    ['Escape', () => press('Escape')],
    ['leaving the picture', () => canvas.blur()],
  ])('leaves the light with %s', (_, leave) => {
    press('ArrowRight');
    expect(walked).toHaveBeenCalledOnce();
    expect(pointed).not.toHaveBeenCalled();
    leave();
    expect(pointed.mock.calls).toEqual([[undefined]]);
    leave();
    expect(pointed).toHaveBeenCalledOnce();
  });

  it('that never was takes nothing out of the light', () => {
    press('Escape');
    canvas.blur();
    expect(pointed).not.toHaveBeenCalled();
  });
});
