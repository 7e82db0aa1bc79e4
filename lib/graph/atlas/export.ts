import type { Category } from '../../domain/catalog.ts';
import type { Transform } from '../places.ts';
import type { Theme } from '../theme.ts';
import { Framer } from './frame.ts';
import { drawFoot, drawHead, type LegendRow, legendRows } from './legend.ts';
import { type Measure, Ruler } from './names.ts';
import { paintScene } from './paint.ts';
import type { Scene } from './scene.ts';
import type { Stock } from './stock.ts';
import { escapeText, SvgInk } from './svg-ink.ts';

/** One sign of the legend, and its word. */
export interface LegendItem {
  readonly sign: 'site' | 'through' | 'limited' | 'stopped' | 'hollow' | Category;
  readonly word: string;
}

/** What a file of the picture says, beside the picture. */
export interface ExportOptions {
  readonly theme: Theme;
  readonly title: string;
  /** Whether sites are named; if not, `siteName` numbers them. Companies always are. */
  readonly names: boolean;
  /** What stands for the n-th site, counted from 1: "site 12". */
  readonly siteName: (number: number) => string;
  readonly legend: readonly LegendItem[];
  /** A last line, small; may be empty. */
  readonly footnote: string;
}

const HEAD = 62;
const FOOT = 40;
const ROW = 24;

/** A scene as it is to be seen in a file. */
export interface Sheet {
  readonly scene: Scene;
  readonly transform: Transform;
  readonly options: ExportOptions;
  readonly measure: Measure;
  readonly rows: readonly LegendRow[];
  readonly width: number;
  readonly height: number;
}

/** Prepares a file: names of sites are taken out of the scene unless they are wanted. */
export function sheetOf(
  scene: Scene,
  transform: Transform,
  options: ExportOptions,
  measure: Measure,
): Sheet {
  const { width, height } = scene.plan.size;
  const rows = legendRows(options.legend, options.theme, width, measure);
  return {
    scene: options.names ? scene : anonymous(scene, options.siteName),
    transform,
    options,
    measure,
    rows,
    width,
    height: height + HEAD + FOOT + rows.length * ROW,
  };
}

/** The picture as a vector file of its own: no fonts, scripts or images from elsewhere. */
export function toSvg(sheet: Sheet): string {
  const { scene, options, width, height } = sheet;
  const { size } = scene.plan;
  const picture = new SvgInk();
  drawPicture(picture, sheet);
  const frame = new SvgInk();
  drawFrame(frame, sheet);
  // What runs off the canvas ends at its border, as on the screen.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escapeText(options.title)}</title>
<defs><clipPath id="canvas"><rect width="${size.width}" height="${size.height}"/></clipPath></defs>
<rect width="${width}" height="${height}" fill="${escapeText(options.theme.surface)}"/>
<g transform="translate(0 ${HEAD})" clip-path="url(#canvas)">
${picture}
</g>
<g>
${frame}
</g>
</svg>
`;
}

/** Draws the file on a canvas of its own, `scale` pixels for each CSS pixel. */
export function toCanvas(sheet: Sheet, canvas: HTMLCanvasElement, scale: number): void {
  const { scene, options, width, height } = sheet;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('atlas: this browser has no canvas to draw on');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = options.theme.surface;
  context.fillRect(0, 0, width, height);
  context.save();
  context.beginPath();
  context.rect(0, HEAD, scene.plan.size.width, scene.plan.size.height);
  context.clip();
  context.translate(0, HEAD);
  drawPicture(context, sheet);
  context.restore();
  drawFrame(context, sheet);
}

function drawPicture(ink: SvgInk | CanvasRenderingContext2D, sheet: Sheet): void {
  const { scene, transform, options, measure } = sheet;
  const { size, stock } = scene.plan;
  const frame = new Framer().frame(scene, transform, size, 0);
  const ruler = new Ruler(stock, options.theme, measure);
  paintScene(ink, scene, frame, ruler, options.theme, options.names);
}

function drawFrame(ink: SvgInk | CanvasRenderingContext2D, sheet: Sheet): void {
  const { scene, options, rows, height } = sheet;
  drawHead(ink, options.title, options.theme);
  drawFoot(ink, rows, options.footnote, options.theme, HEAD + scene.plan.size.height, height);
}

/** The same scene without the name of any site; numbers follow the order of importance. */
function anonymous(scene: Scene, siteName: (number: number) => string): Scene {
  const { stock } = scene.plan;
  const names = [...stock.names];
  for (let site = 0; site < stock.sites; site++) names[site] = '';
  let number = 0;
  for (const node of scene.nodes) if (node < stock.sites) names[node] = siteName(++number);
  const unnamed: Stock = { ...stock, names, ids: [] };
  return { ...scene, plan: { ...scene.plan, stock: unnamed } };
}
