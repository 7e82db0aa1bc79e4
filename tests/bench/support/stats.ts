/** The value below which a share of the values lies, by linear interpolation. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** A ratio, and the interval that holds the true one with about 95% certainty. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many times the baseline a side took: the median of the ratios of each pair, which stood side
 * by side in one round. The interval goes by ranks, so it supposes nothing about how times scatter.
 */
export function pairedRatio(side: readonly number[], baseline: readonly number[]): Ratio {
  const ratios = side
    .map((value, round) => value / (baseline[round] ?? Number.NaN))
    .toSorted((a, b) => a - b);
  const { length } = ratios;
  const rank = Math.max(0, Math.floor(length / 2 - 0.98 * Math.sqrt(length)));
  return {
    ratio: median(ratios),
    low: ratios[rank] ?? Number.NaN,
    high: ratios[length - 1 - rank] ?? Number.NaN,
  };
}

/** Whether a baseline scatters so much that nothing can be said about what is compared with it. */
export function isNoisy(baseline: readonly number[]): boolean {
  return quantile(baseline, 0.9) > 1.8 * median(baseline);
}
