import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPartsReader } from '@/lib/history/json-parts.ts';

const LONG = 20;

/** Puts a value together again from its parts, which are opened as far as `depth`. */
function readBack(json: string, pieces: readonly number[], depth: number): unknown {
  type Box = unknown[] | Record<string, unknown>;
  const root: { value?: Box } = {};
  const depths = new Map<Box, number>();
  const put = (box: Box | undefined, key: string | undefined, value: unknown): void => {
    if (box === undefined) root.value = value as Box;
    else if (Array.isArray(box)) box.push(value);
    else Object.defineProperty(box, key ?? '', { value, enumerable: true, configurable: true });
  };
  const reader = createPartsReader<Box>(1_000_000, {
    open(kind, place, key) {
      const level = place ? (depths.get(place) ?? 0) + 1 : 0;
      if (level > depth) return undefined;
      const box: Box = kind === 'list' ? [] : {};
      put(place, key, box);
      depths.set(box, level);
      return box;
    },
    part: (part, place, key) => put(place, key, JSON.parse(part)),
    longestString: () => LONG,
  });
  let at = 0;
  for (const piece of [...pieces, json.length]) {
    reader.feed(json.slice(at, at + piece));
    at += piece;
  }
  reader.end();
  return root.value;
}

/** The same without long strings. */
function withoutLong(value: unknown): unknown {
  if (typeof value === 'string') {
    // Its length is that of its JSON, where some characters take six.
    return JSON.stringify(value).length - 2 > LONG ? '' : value;
  }
  if (Array.isArray(value)) return value.map(withoutLong);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutLong(one)]));
}

it('cuts any JSON into parts, wherever its text is broken, and leaves out long strings', () => {
  const text = fc.oneof(fc.string(), fc.string({ minLength: 15, maxLength: 80 }));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.constantFrom(null, true, false),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const whole = fc.oneof(
    fc.array(value, { maxLength: 5 }),
    fc.dictionary(fc.string(), value, { maxKeys: 5, noNullPrototype: true }),
  );
  const pieces = fc.array(fc.nat({ max: 12 }), { maxLength: 40 });
  fc.assert(
    fc.property(whole, pieces, fc.nat(3), fc.constantFrom(0, 1), (made, cuts, depth, indent) => {
      const json = JSON.stringify(made, null, indent);
      expect(readBack(json, cuts, depth)).toEqual(withoutLong(JSON.parse(json)));
    }),
    { numRuns: 500 },
  );
});
