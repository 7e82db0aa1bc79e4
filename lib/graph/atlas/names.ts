import { readableHosts } from '../../domain/readable-host.ts';
import { Boxes } from '../boxes.ts';
import type { Ink } from '../ink.ts';
import { LABEL_SLOTS, labelSlot } from '../labels.ts';
import type { Theme } from '../theme.ts';
import { type Frame, isInView } from './frame.ts';
import type { Scene } from './scene.ts';
import type { Stock } from './stock.ts';

/** Measures a text in a CSS font, in CSS pixels. */
export type Measure = (text: string, font: string) => number;

/** A name that is drawn: whose, and the left top corner of its box. */
export interface Name {
  readonly node: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Face {
  readonly size: number;
  readonly weight: number;
}

const LONGEST_COMPANY = 20;
const LONGEST_SITE = 26;
/** Clear space around the names at the border of the canvas. */
const EDGE = 4;
/** Names of other kinds keep so far from each other, in CSS pixels. */
const APART = 2;

/** The type scale: the larger a company, the larger its name; sites whisper. */
function faceOf({ sites, radius }: Pick<Stock, 'sites' | 'radius'>, node: number): Face {
  const r = radius[node] as number;
  if (node < sites) return { size: 10.5, weight: 400 };
  if (r >= 18) return { size: 14.5, weight: 650 };
  if (r >= 13.5) return { size: 12.5, weight: 600 };
  return r >= 10.5 ? { size: 11.5, weight: 600 } : { size: 11, weight: 500 };
}

/** What is written beside a node: its name, or the beginning of one that is too long. */
function textOf({ sites, names }: Pick<Stock, 'sites' | 'names'>, node: number): string {
  const name = readableHosts(names[node] ?? '');
  const longest = node < sites ? LONGEST_SITE : LONGEST_COMPANY;
  return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`;
}

/** The CSS font of a face. */
function fontOf({ size, weight }: Face, theme: Theme): string {
  return `${weight} ${size}px ${theme.font}`;
}

/** Widths of names, each measured once; and where a name stood last, so that it stays there. */
export class Ruler {
  readonly #measure: Measure;
  readonly #stock: Stock;
  readonly #theme: Theme;
  readonly #widths: Float32Array;
  readonly slots: Uint8Array;

  constructor(stock: Stock, theme: Theme, measure: Measure) {
    this.#stock = stock;
    this.#theme = theme;
    this.#measure = measure;
    this.#widths = new Float32Array(stock.nodes);
    this.slots = new Uint8Array(stock.nodes);
  }

  width(node: number): number {
    const known = this.#widths[node] as number;
    if (known > 0) return known;
    const font = fontOf(faceOf(this.#stock, node), this.#theme);
    const width = Math.ceil(this.#measure(textOf(this.#stock, node), font)) + 1;
    this.#widths[node] = width;
    return width;
  }
}

/**
 * Names for as many nodes as have room, in the order of `nodes`: none touches another, a shape or
 * the border. A name keeps its side of the node as long as that is free. Those of `always` are
 * written even where there is no room.
 */
export function namesOf(
  scene: Scene,
  nodes: ArrayLike<number>,
  frame: Frame,
  ruler: Ruler,
  always = -1,
): Name[] {
  const { stock } = scene.plan;
  const taken = new Boxes(56);
  takeShapes(taken, scene, frame);
  const names: Name[] = [];
  for (let turn = 0; turn < nodes.length; turn++) {
    const node = nodes[turn] as number;
    if (!isInView(frame, node) || !scene.lens.nodes[node]) continue;
    if ((frame.radius[node] as number) < (stock.radius[node] as number) * 0.5) continue;
    const name = place(scene, node, frame, ruler, taken, node === always);
    if (!name) continue;
    taken.add(name.left - APART, name.top, name.left + name.width + APART, name.top + name.height);
    names.push(name);
  }
  return names;
}

function takeShapes(taken: Boxes, { plan, nodes, groups, gathered }: Scene, frame: Frame): void {
  const { x, y, radius } = frame;
  const take = (end: number) => {
    if (!isInView(frame, end)) return;
    const r = radius[end] as number;
    const left = x[end] as number;
    const top = y[end] as number;
    taken.add(left - r, top - r, left + r, top + r);
  };
  for (const node of nodes) take(node);
  for (let group = 0; group < groups.count; group++) {
    if (gathered[group]) take(plan.stock.nodes + group);
  }
}

function place(
  { plan: { stock } }: Scene,
  node: number,
  { x, y, radius, size, margin }: Frame,
  ruler: Ruler,
  taken: Boxes,
  anyhow: boolean,
): Name | undefined {
  const { size: letters } = faceOf(stock, node);
  const shape = {
    x: x[node] as number,
    y: y[node] as number,
    radius: radius[node] as number,
    labelWidth: ruler.width(node),
    labelHeight: Math.round(letters * 1.3),
  };
  const last = ruler.slots[node] as number;
  // Beyond the canvas names are drawn too, for the pan that will show them: only its own border binds.
  const isInside = shape.x > 0 && shape.y > 0 && shape.x < size.width && shape.y < size.height;
  const edge = isInside ? EDGE : -margin;
  for (let turn = -1; turn < LABEL_SLOTS; turn++) {
    const slot = turn < 0 ? last : turn;
    const { left, top, width, height } = labelSlot(shape, slot);
    const fits =
      left >= edge &&
      top >= edge &&
      left + width <= size.width - edge &&
      top + height <= size.height - edge &&
      taken.isFree(left - APART, top, left + width + APART, top + height);
    if (!fits) continue;
    ruler.slots[node] = slot;
    return { node, text: textOf(stock, node), left, top, width, height };
  }
  if (!anyhow) return undefined;
  const { left, top, width, height } = labelSlot(shape, 0);
  const inside = Math.max(EDGE, Math.min(size.width - EDGE - width, left));
  return { node, text: textOf(stock, node), left: inside, top, width, height };
}

/** Draws names, each with a rim in the surface's colour to part it from threads. */
export function drawNames(
  ink: Ink,
  { plan: { stock } }: Scene,
  names: readonly Name[],
  theme: Theme,
) {
  ink.textAlign = 'left';
  ink.textBaseline = 'middle';
  ink.lineJoin = 'round';
  ink.strokeStyle = theme.surface;
  let font = '';
  for (const { node, text, left, top, height } of names) {
    const face = faceOf(stock, node);
    const wanted = fontOf(face, theme);
    if (wanted !== font) ink.font = wanted;
    font = wanted;
    ink.lineWidth = face.size > 12 ? 4 : 3.25;
    ink.fillStyle = node < stock.sites ? theme.muted : theme.text;
    ink.strokeText(text, left, top + height / 2);
    ink.fillText(text, left, top + height / 2);
  }
}
