/** By how much shapes are larger at a scale. They grow slower than distances, to make room. */
export function growthAt(scale: number): number {
  return Math.min(1.9, Math.max(0.8, scale ** 0.3));
}
