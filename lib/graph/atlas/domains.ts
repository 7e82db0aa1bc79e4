import type { Ink } from '../ink.ts';
import { traceDiamond } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import type { Frame } from './frame.ts';
import { STOPPED } from './model.ts';
import type { Domain } from './options.ts';
import type { Scene } from './scene.ts';

/** A host beside its company: where its diamond stands, and to which side its name is written. */
export interface DomainSpot {
  readonly domain: Domain;
  readonly x: number;
  readonly y: number;
  readonly side: -1 | 1;
}

/** More hosts than this are in the panel only. */
const MOST = 14;
const LINE = 17;
const NAME = 10.5;

/** A letter of a name takes so many CSS pixels, and the diamond before it. */
const LETTER = 5.6;
const BEFORE = 12;

/**
 * Seats the hosts of a company on two arcs beside it, at equal heights, so that their names lie
 * under each other and never touch; on one arc where the canvas ends before the names on the other.
 */
export function ringOfDomains(
  domains: readonly Domain[],
  company: number,
  { x, y, radius, size }: Frame,
): DomainSpot[] {
  const shown = domains.slice(0, MOST);
  const middleX = x[company] as number;
  const middleY = y[company] as number;
  const around = (radius[company] as number) + 26;
  const longest = Math.max(0, ...shown.map(({ host }) => host.length));
  const room = around + BEFORE + longest * LETTER;
  const onRight = shareOnRight(shown.length, middleX >= room, size.width - middleX >= room);
  return shown.map((domain, turn) => {
    const side = turn < onRight ? 1 : -1;
    const place = side > 0 ? turn : turn - onRight;
    const count = side > 0 ? onRight : shown.length - onRight;
    const up = (place - (count - 1) / 2) * LINE;
    const reach = Math.max(around, (count * LINE) / 2 + 8);
    const aside = Math.sqrt(Math.max(0, reach ** 2 - up ** 2));
    return { domain, x: middleX + side * aside, y: middleY + up, side };
  });
}

function shareOnRight(hosts: number, fitsLeft: boolean, fitsRight: boolean): number {
  if (fitsLeft === fitsRight) return Math.ceil(hosts / 2);
  return fitsRight ? hosts : 0;
}

/** Draws hosts: small diamonds, hollow when nothing reached them, with a line to their company. */
export function drawDomains(
  ink: Ink,
  { plan: { stock } }: Scene,
  company: number,
  spots: readonly DomainSpot[],
  { x, y }: Frame,
  theme: Theme,
): void {
  const category = stock.categories[company] ?? 'unknown';
  const middleX = x[company] as number;
  const middleY = y[company] as number;
  ink.globalAlpha = 0.5;
  ink.strokeStyle = theme.line[category];
  ink.lineWidth = 1;
  ink.beginPath();
  for (const spot of spots) {
    ink.moveTo(middleX, middleY);
    ink.lineTo(spot.x, spot.y);
  }
  ink.stroke();
  ink.globalAlpha = 1;
  ink.strokeStyle = theme.line[category];
  ink.lineWidth = 1.5;
  for (const hollow of [false, true]) {
    ink.fillStyle = hollow ? theme.surface : theme.fill[category];
    ink.beginPath();
    for (const spot of spots) {
      if ((spot.domain.outcome === STOPPED) === hollow) traceDiamond(ink, spot.x, spot.y, 4.5);
    }
    ink.fill();
    ink.stroke();
  }
  ink.font = `400 ${NAME}px ${theme.font}`;
  ink.textBaseline = 'middle';
  ink.strokeStyle = theme.surface;
  ink.lineWidth = 4;
  ink.lineJoin = 'round';
  ink.fillStyle = theme.text;
  for (const spot of spots) {
    ink.textAlign = spot.side > 0 ? 'left' : 'right';
    ink.strokeText(spot.domain.host, spot.x + spot.side * 8, spot.y);
    ink.fillText(spot.domain.host, spot.x + spot.side * 8, spot.y);
  }
}
