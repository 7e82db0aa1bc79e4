/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * From the world of the layout to the picture at scale 1: x, y in CSS pixels, (0, 0) in the middle
 * of the canvas.
 */
export interface Projection {
  /** Writes the picture's x, y of every node of `places` into `out`, or of those in `which`. */
  apply(places: Float32Array, out: Float32Array, which?: ArrayLike<number>): void;
  /** Where in the world a point of the picture is. */
  invert(x: number, y: number): { readonly x: number; readonly y: number };
}

/** How many rings have a density of their own. */
const RINGS = 28;
/** How much of the way from the layout's own spacing to an even one the picture goes. */
const EVEN = 0.82;
/** 2 would fill an ellipse; more fills the corners of the canvas as well. */
const SQUARE = 3.4;

/**
 * A force layout leaves its middle crowded and its rim empty, and is as wide as it is high. This
 * map keeps directions and the order of distances from the centre, and spreads what is drawn evenly
 * over the canvas: distances go through the cumulated room that nodes take (an equalisation of the
 * radius), then the disc is stretched to a rounded rectangle.
 *
 * `which` are the nodes that are drawn, `room` how much area each of them takes in pixels.
 */
export function project(
  places: Float32Array,
  which: ArrayLike<number>,
  room: (node: number) => number,
  half: Size,
): Projection {
  const centre = centreOf(places, which, room);
  const { radii, shares } = ringsOf(places, which, room, centre);
  return { apply, invert };

  function apply(from: Float32Array, out: Float32Array, some?: ArrayLike<number>): void {
    const count = some ? some.length : from.length / 2;
    for (let turn = 0; turn < count; turn++) {
      const node = some ? (some[turn] as number) : turn;
      const x = (from[node * 2] as number) - centre.x;
      const y = (from[node * 2 + 1] as number) - centre.y;
      const r = Math.hypot(x, y);
      const scale = r > 0 ? (interpolate(radii, shares, r) * corner(x / r, y / r)) / r : 0;
      out[node * 2] = x * scale * half.width;
      out[node * 2 + 1] = y * scale * half.height;
    }
  }

  function invert(x: number, y: number) {
    const u = x / half.width;
    const v = y / half.height;
    const share = Math.hypot(u, v);
    if (share === 0) return centre;
    const r = interpolate(shares, radii, share / corner(u / share, v / share));
    return { x: centre.x + (u / share) * r, y: centre.y + (v / share) * r };
  }
}

/** How far beyond the circle the rounded square lies in a direction. */
function corner(cos: number, sin: number): number {
  return (Math.abs(cos) ** SQUARE + Math.abs(sin) ** SQUARE) ** (-1 / SQUARE);
}

function centreOf(
  places: Float32Array,
  which: ArrayLike<number>,
  room: (node: number) => number,
): { readonly x: number; readonly y: number } {
  let [x, y, sum] = [0, 0, 0];
  for (let turn = 0; turn < which.length; turn++) {
    const node = which[turn] as number;
    const weight = room(node);
    x += (places[node * 2] as number) * weight;
    y += (places[node * 2 + 1] as number) * weight;
    sum += weight;
  }
  return sum > 0 ? { x: x / sum, y: y / sum } : { x: 0, y: 0 };
}

/** Distances in the world, rising, and the share of the way to the rim where each is drawn. */
function ringsOf(
  places: Float32Array,
  which: ArrayLike<number>,
  room: (node: number) => number,
  centre: { readonly x: number; readonly y: number },
): { readonly radii: Float64Array; readonly shares: Float64Array } {
  const far = Float64Array.from(which, (node) =>
    Math.hypot(
      (places[node * 2] as number) - centre.x,
      (places[node * 2 + 1] as number) - centre.y,
    ),
  );
  const order = Uint32Array.from(far.keys()).sort(
    (a, b) => (far[a] as number) - (far[b] as number),
  );
  const rim = Math.max(1e-6, far[order.at(-1) ?? -1] ?? 1);
  const whole = order.reduce((sum, turn) => sum + room(which[turn] as number), 0) || 1;
  const radii = [0];
  const shares = [0];
  let sum = 0;
  for (const turn of order) {
    const half = room(which[turn] as number) / 2;
    sum += half;
    const radius = far[turn] as number;
    const even = Math.sqrt(sum / whole);
    sum += half;
    const isNewRing = even - (shares.at(-1) as number) > 1 / RINGS;
    if (radius <= (radii.at(-1) as number) * 1.001 || !isNewRing) continue;
    radii.push(radius);
    shares.push(Math.max((shares.at(-1) as number) + 1e-4, mix(radius / rim, even, EVEN)));
  }
  if ((radii.at(-1) as number) < rim) {
    radii.push(rim);
    shares.push(Math.max((shares.at(-1) as number) + 1e-4, 1));
  }
  return { radii: Float64Array.from(radii), shares: Float64Array.from(shares) };
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** A rising broken line through (xs, ys); beyond its end it goes on ever more slowly. */
function interpolate(xs: Float64Array, ys: Float64Array, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] as number) <= x) low = middle;
    else high = middle;
  }
  const x0 = xs[low] as number;
  const y0 = ys[low] as number;
  if (high === low) return y0;
  const slope = ((ys[high] as number) - y0) / ((xs[high] as number) - x0);
  return y0 + (x - x0) * slope;
}
