/** An upright rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A node that wants a label beside it. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly labelWidth: number;
  readonly labelHeight: number;
}

const GAP = 2;

/**
 * Places labels so that none touches another label, a node or the border. `order` lists the nodes
 * (by index) that are to be labelled, the most important first; a label without room is left out.
 */
export function placeLabels(
  nodes: readonly Labelled[],
  order: readonly number[],
  width: number,
  height: number,
): (Box | undefined)[] {
  const taken = nodes.map(({ x, y, radius }): Box => {
    return { left: x - radius, top: y - radius, width: radius * 2, height: radius * 2 };
  });
  const labels: (Box | undefined)[] = nodes.map(() => undefined);
  for (const index of order) {
    const node = nodes[index];
    const box = node && candidates(node).find((candidate) => isFree(candidate));
    if (!box) continue;
    labels[index] = box;
    taken.push(box);
  }
  return labels;

  function isFree(box: Box): boolean {
    return isInside(box, width, height) && !taken.some((other) => overlap(box, other));
  }
}

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

/** How many places there are for a label. */
export const LABEL_SLOTS = 8;

/**
 * One of the places for a label: 0 below, 1 above, 2 right, 3 left; then below and above again,
 * shifted to either side.
 */
export function labelSlot({ x, y, radius, labelWidth, labelHeight }: Labelled, slot: number): Box {
  const size = { width: labelWidth, height: labelHeight };
  const middle = x - labelWidth / 2;
  if (slot === 2) return { left: x + radius + GAP * 2, top: y - labelHeight / 2, ...size };
  if (slot === 3)
    return { left: x - radius - GAP * 2 - labelWidth, top: y - labelHeight / 2, ...size };
  const isBelow = slot === 0 || slot === 4 || slot === 5;
  const top = isBelow ? y + radius + GAP : y - radius - GAP - labelHeight;
  const shift = slot < 2 ? 0 : (slot % 2 === 0 ? -1 : 1) * (labelWidth / 3);
  return { left: middle + shift, top, ...size };
}

function candidates(node: Labelled): Box[] {
  return Array.from({ length: LABEL_SLOTS }, (_, slot) => labelSlot(node, slot));
}

function isInside(box: Box, width: number, height: number): boolean {
  return (
    box.left >= 0 && box.top >= 0 && box.left + box.width <= width && box.top + box.height <= height
  );
}
