import type { Pass, Scene } from './draw.ts';
import type { Spot } from './hit.ts';
import { MARKS } from './marks.ts';
import type { CompanyNode, SiteNode } from './model.ts';
import { drawMark, outlineOf, traceDiamond } from './shapes.ts';
import type { Theme } from './theme.ts';

/** Draws the nodes of a pass: sites as discs, companies as diamonds. */
export function drawNodes(
  context: CanvasRenderingContext2D,
  { graph, spots }: Scene,
  theme: Theme,
  pass: Pass,
): void {
  for (const [index, node] of graph.nodes.entries()) {
    const spot = spots[index];
    if (!spot || !pass.node(index)) continue;
    if (node.kind === 'company') drawCompany(context, node, spot, theme);
    else drawSite(context, node, spot, theme);
  }
}

function drawSite(
  context: CanvasRenderingContext2D,
  { kind, letter }: SiteNode,
  { x, y, radius }: Spot,
  theme: Theme,
): void {
  const here = kind === 'here';
  context.fillStyle = here ? theme.disc : theme.faded;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  if (here) {
    context.strokeStyle = theme.accent;
    context.lineWidth = 2.5;
    context.stroke();
  }
  context.fillStyle = here ? theme.onDisc : theme.onFaded;
  context.font = `700 ${Math.round(radius * (here ? 0.85 : 1.05))}px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(letter, x, y + radius * 0.06);
}

function drawCompany(
  context: CanvasRenderingContext2D,
  { category, hollow }: CompanyNode,
  { x, y, radius }: Spot,
  theme: Theme,
): void {
  // The outline lies half outside: pulled in, so that the drawn diamond is as large as its hit area.
  const line = outlineOf(hollow);
  context.beginPath();
  traceDiamond(context, x, y, radius - line / 2);
  context.lineJoin = 'round';
  context.lineWidth = line;
  context.fillStyle = hollow ? theme.surface : theme.fill[category];
  context.strokeStyle = hollow ? theme.line[category] : theme.fill[category];
  context.fill();
  context.stroke();
  drawMark(context, MARKS[category], x, y, radius, hollow ? theme.line[category] : theme.onCompany);
}
