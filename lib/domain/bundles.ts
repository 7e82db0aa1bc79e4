/** Splits a list into as many parts as asked for, or fewer; the parts are as equal as can be. */
export function evenly<T>(list: readonly T[], parts: number): readonly (readonly T[])[] {
  const count = Math.min(parts, list.length);
  return Array.from({ length: count }, (_, i) =>
    list.slice(Math.round((i * list.length) / count), Math.round(((i + 1) * list.length) / count)),
  );
}

/**
 * Splits a list whose likeliest come first: the first three stand alone, the rest come in parts
 * that grow towards the end.
 */
export function likelyFirst<T>(list: readonly T[], parts: number): readonly (readonly T[])[] {
  if (list.length <= parts) return list.map((one) => [one]);
  const spare = list.length - parts;
  const weights = Array.from({ length: parts }, (_, i) => Math.max(0, i - ALONE + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let from = 0;
  return weights.map((weight, i) => {
    sum += weight;
    const to = i + 1 + Math.round((spare * sum) / total);
    const part = list.slice(from, to);
    from = to;
    return part;
  });
}

const ALONE = 3;
