/** A node of d3's; it has a place once the simulation is made. */
interface Placed {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
}

/** What many draw: each link a path, each node a path. */
export function drawNaively(
  canvas: HTMLCanvasElement,
  nodes: readonly Placed[],
  links: readonly { readonly source: Placed; readonly target: Placed }[],
  sites: number,
): void {
  const context = prepare(canvas, Math.min(1, 30 / Math.sqrt(nodes.length)));
  for (const { source, target } of links) {
    context.beginPath();
    context.moveTo(source.x ?? 0, source.y ?? 0);
    context.lineTo(target.x ?? 0, target.y ?? 0);
    context.stroke();
  }
  for (const [index, { x = 0, y = 0 }] of nodes.entries()) {
    context.beginPath();
    context.fillStyle = index < sites ? '#345' : '#c63';
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fill();
  }
}

function prepare(canvas: HTMLCanvasElement, scale: number): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the canvas has no context');
  const { width, height } = canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(scale, 0, 0, scale, width / 2, height / 2);
  context.lineWidth = 1;
  context.strokeStyle = 'rgb(90 100 120 / 0.2)';
  return context;
}
