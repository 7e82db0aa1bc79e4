import type { Ink } from '../ink.ts';

/** Digits after the point: finer than anybody sees, and a third of the bytes. */
const round = (value: number) => Number(value.toFixed(2)).toString();

interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
}

const FIRST: State = {
  fillStyle: '#000',
  strokeStyle: '#000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
};

const ANCHORS: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };
/** A text drawn in the middle of its height stands so much lower by its baseline, in font sizes. */
const MIDDLE = 0.35;

/**
 * Writes SVG where a canvas would draw: the same functions make picture and file. Whatever text it
 * is given is escaped; nothing refers to anything outside the file.
 */
export class SvgInk implements Ink {
  readonly #elements: string[] = [];
  readonly #saved: { readonly state: State; readonly move: string }[] = [];
  #path = '';
  #dash: readonly number[] = [];
  #move = '';
  fillStyle = FIRST.fillStyle;
  strokeStyle = FIRST.strokeStyle;
  lineWidth = FIRST.lineWidth;
  lineCap = FIRST.lineCap;
  lineJoin = FIRST.lineJoin;
  globalAlpha = FIRST.globalAlpha;
  font = FIRST.font;
  textAlign = FIRST.textAlign;
  textBaseline = FIRST.textBaseline;

  /** What was drawn so far, as the inside of an `svg` element. */
  toString(): string {
    return this.#elements.join('\n');
  }

  beginPath(): void {
    this.#path = '';
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${round(x)} ${round(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `L${round(x)} ${round(y)}`;
  }

  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void {
    this.#path += `Q${round(controlX)} ${round(controlY)} ${round(x)} ${round(y)}`;
  }

  /** Whole circles only: the pictures have no other arcs. */
  arc(x: number, y: number, radius: number): void {
    const [r, width] = [round(radius), round(radius * 2)];
    this.#path += `M${round(x + radius)} ${round(y)}a${r} ${r} 0 1 1-${width} 0a${r} ${r} 0 1 1 ${width} 0z`;
  }

  closePath(): void {
    this.#path += 'Z';
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = [...dash];
  }

  fill(): void {
    this.#draw(this.#path, this.#fillOf());
  }

  stroke(): void {
    this.#draw(this.#path, this.#strokeOf());
  }

  drawPath(data: string, style: 'fill' | 'line'): void {
    this.#draw(data, style === 'fill' ? this.#fillOf() : this.#strokeOf());
  }

  fillText(text: string, x: number, y: number): void {
    this.#write(text, x, y, this.#fillOf());
  }

  strokeText(text: string, x: number, y: number): void {
    this.#write(text, x, y, this.#strokeOf());
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin } = this;
    const { globalAlpha, font, textAlign, textBaseline } = this;
    this.#saved.push({
      state: {
        fillStyle,
        strokeStyle,
        lineWidth,
        lineCap,
        lineJoin,
        globalAlpha,
        font,
        textAlign,
        textBaseline,
      },
      move: this.#move,
    });
  }

  restore(): void {
    const saved = this.#saved.pop();
    if (!saved) return;
    Object.assign(this, saved.state);
    this.#move = saved.move;
  }

  translate(x: number, y: number): void {
    this.#move += `translate(${round(x)} ${round(y)})`;
  }

  scale(x: number, y: number): void {
    this.#move += `scale(${round(x)} ${round(y)})`;
  }

  #draw(data: string, paint: string): void {
    if (data !== '') this.#elements.push(`<path d="${data}" ${paint}${this.#moved()}/>`);
  }

  #write(text: string, x: number, y: number, paint: string): void {
    const { weight, size, family } = fontOf(this.font);
    const baseline = this.textBaseline === 'middle' ? y + size * MIDDLE : y;
    const anchor = ANCHORS[this.textAlign] ?? 'start';
    this.#elements.push(
      `<text x="${round(x)}" y="${round(baseline)}" font-family="${escapeText(family)}" font-size="${round(size)}" font-weight="${weight}" text-anchor="${anchor}" ${paint}${this.#moved()}>${escapeText(text)}</text>`,
    );
  }

  #fillOf(): string {
    return `fill="${escapeText(this.fillStyle)}"${this.#alpha()}`;
  }

  #strokeOf(): string {
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.join(' ')}"` : '';
    return `fill="none" stroke="${escapeText(this.strokeStyle)}" stroke-width="${round(this.lineWidth)}" stroke-linecap="${this.lineCap}" stroke-linejoin="${this.lineJoin}"${dash}${this.#alpha()}`;
  }

  #alpha(): string {
    return this.globalAlpha < 1 ? ` opacity="${round(this.globalAlpha)}"` : '';
  }

  #moved(): string {
    return this.#move === '' ? '' : ` transform="${this.#move}"`;
  }
}

/** Weight, size in pixels and family of a CSS font as the pictures write it. */
function fontOf(font: string): { weight: string; size: number; family: string } {
  const [, weight = '400', size = '10', family = 'sans-serif'] =
    /^(\d+) ([\d.]+)px (.*)$/s.exec(font) ?? [];
  return { weight, size: Number(size), family };
}

/** Makes a text safe inside XML: markup escaped, characters that XML cannot hold left out. */
export function escapeText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML allows none but tab and line ends.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;')
  );
}
