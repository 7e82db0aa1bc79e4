import { ICONS, type IconName } from './icons.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** An element with what is in it; `false` and `undefined` are nothing. For what stands before React. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly (Node | string | false | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}

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
