import { ICONS, type IconName } from './icons.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** An icon as the component draws it. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 16 16');
  for (const { d, fill } of ICONS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    path.setAttribute('class', fill ? 'icon-fill' : 'icon-line');
    svg.append(path);
  }
  return svg;
}
