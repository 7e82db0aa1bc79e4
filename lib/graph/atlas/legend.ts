import type { Category } from '../../domain/catalog.ts';
import type { Ink } from '../ink.ts';
import { MARKS } from '../marks.ts';
import { drawMark, outlineOf, traceDiamond, traceDisc } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import type { LegendItem } from './export.ts';
import type { Measure } from './names.ts';

/** A line of the legend: its items, and where each begins. */
export type LegendRow = readonly { readonly item: LegendItem; readonly left: number }[];

const EDGE = 28;
const ROW = 24;
/** Room for a sign before its word, and between items. */
const SIGN = 30;
const GAP = 22;
const WORD = 12;

/** Breaks a legend into lines of a width. */
export function legendRows(
  legend: readonly LegendItem[],
  theme: Theme,
  width: number,
  measure: Measure,
): LegendRow[] {
  const rows: { item: LegendItem; left: number }[][] = [];
  let left = EDGE;
  for (const item of legend) {
    const wide = SIGN + measure(item.word, wordFont(theme)) + GAP;
    const row = rows.at(-1);
    if (!row || left + wide > width) {
      rows.push([{ item, left: EDGE }]);
      left = EDGE + wide;
    } else {
      row.push({ item, left });
      left += wide;
    }
  }
  return rows;
}

/** Writes the title above the picture. */
export function drawHead(ink: Ink, title: string, theme: Theme): void {
  ink.globalAlpha = 1;
  ink.fillStyle = theme.text;
  ink.font = `700 21px ${theme.font}`;
  ink.textAlign = 'left';
  ink.textBaseline = 'middle';
  ink.fillText(title, EDGE, 36);
}

/** Draws the legend and the last line below the picture, from `top` to `bottom`. */
export function drawFoot(
  ink: Ink,
  rows: readonly LegendRow[],
  footnote: string,
  theme: Theme,
  top: number,
  bottom: number,
): void {
  for (const [line, row] of rows.entries()) {
    const y = top + ROW * (line + 0.7);
    for (const { item, left } of row) {
      drawSign(ink, item.sign, left + SIGN / 2 - 3, y, theme);
      ink.fillStyle = theme.text;
      ink.font = wordFont(theme);
      ink.textAlign = 'left';
      ink.textBaseline = 'middle';
      ink.fillText(item.word, left + SIGN, y);
    }
  }
  ink.fillStyle = theme.muted;
  ink.font = `400 11px ${theme.font}`;
  ink.textAlign = 'left';
  ink.fillText(footnote, EDGE, bottom - 18);
}

function wordFont(theme: Theme): string {
  return `400 ${WORD}px ${theme.font}`;
}

function drawSign(ink: Ink, sign: LegendItem['sign'], x: number, y: number, theme: Theme): void {
  if (sign === 'site') {
    ink.fillStyle = theme.disc;
    ink.beginPath();
    traceDisc(ink, x, y, 6);
    ink.fill();
  } else if (sign === 'through' || sign === 'limited' || sign === 'stopped') {
    drawLine(ink, sign, x, y, theme);
  } else {
    drawDiamond(ink, sign, x, y, theme);
  }
}

function drawLine(
  ink: Ink,
  sign: 'through' | 'limited' | 'stopped',
  x: number,
  y: number,
  theme: Theme,
) {
  const isStopped = sign === 'stopped';
  ink.strokeStyle = isStopped ? theme.cut : theme.line.advertising;
  ink.lineWidth = sign === 'through' ? 2 : 1;
  ink.lineCap = isStopped ? 'butt' : 'round';
  ink.setLineDash(isStopped ? [3.5, 3.5] : []);
  ink.beginPath();
  ink.moveTo(x - 11, y);
  ink.lineTo(x + (isStopped ? 7 : 11), y);
  ink.stroke();
  ink.setLineDash([]);
  if (!isStopped) return;
  ink.fillStyle = theme.cut;
  ink.beginPath();
  traceDisc(ink, x + 9, y, 2);
  ink.fill();
}

function drawDiamond(
  ink: Ink,
  sign: 'hollow' | Category,
  x: number,
  y: number,
  theme: Theme,
): void {
  const hollow = sign === 'hollow';
  const category = hollow ? 'unknown' : sign;
  ink.lineJoin = 'round';
  ink.lineWidth = outlineOf(hollow);
  ink.fillStyle = hollow ? theme.surface : theme.fill[category];
  ink.strokeStyle = hollow ? theme.line[category] : theme.fill[category];
  ink.beginPath();
  traceDiamond(ink, x, y, 8);
  ink.fill();
  ink.stroke();
  if (!hollow) drawMark(ink, MARKS[category], x, y, 9, theme.onCompany);
}
