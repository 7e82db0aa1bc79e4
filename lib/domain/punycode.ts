// Bootstring with the parameters of Punycode: https://www.rfc-editor.org/rfc/rfc3492 (5. and 6.2).
const BASE = 36;
const LEAST = 1;
const MOST = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_POINT = 128;
const LAST_POINT = 0x10ffff;
/** A label of a host has no more than 63 letters, `xn--` among them. */
const LONGEST = 59;

/**
 * What a label says in its own letters: `bcher-kva` (without its `xn--`) is `bücher`. `undefined`
 * for what is no Punycode.
 */
export function decodePunycode(encoded: string): string | undefined {
  if (encoded === '' || encoded.length > LONGEST) return undefined;
  const hyphen = encoded.lastIndexOf('-');
  const points = [...encoded.slice(0, Math.max(0, hyphen))].map((letter) => letter.charCodeAt(0));
  if (points.some((point) => point >= FIRST_POINT)) return undefined;
  let rest = hyphen < 0 ? encoded : encoded.slice(hyphen + 1);
  let point = FIRST_POINT;
  let place = 0;
  let bias = FIRST_BIAS;
  while (rest !== '') {
    const read = readNumber(rest, bias);
    if (!read) return undefined;
    rest = rest.slice(read.length);
    const length = points.length + 1;
    bias = adapt(read.value, length, place === 0);
    point += Math.floor((place + read.value) / length);
    place = (place + read.value) % length;
    if (point > LAST_POINT || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    points.splice(place, 0, point);
    place += 1;
  }
  return String.fromCodePoint(...points);
}

/** A number of digits whose weights depend on the bias; `undefined` where it does not end. */
function readNumber(
  digits: string,
  bias: number,
): { readonly value: number; readonly length: number } | undefined {
  let value = 0;
  let weight = 1;
  for (let length = 1; length <= digits.length; length += 1) {
    const digit = Number.parseInt(digits.charAt(length - 1), BASE);
    // In Punycode letters come before digits.
    const worth = digits.charAt(length - 1) <= '9' ? digit + 26 : digit - 10;
    if (Number.isNaN(worth)) return undefined;
    value += worth * weight;
    if (value > Number.MAX_SAFE_INTEGER) return undefined;
    const threshold = Math.min(MOST, Math.max(LEAST, length * BASE - bias));
    if (worth < threshold) return { value, length };
    weight *= BASE - threshold;
  }
  return undefined;
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / length);
  let bias = 0;
  while (rest > ((BASE - LEAST) * MOST) / 2) {
    rest = Math.floor(rest / (BASE - LEAST));
    bias += BASE;
  }
  return bias + Math.floor(((BASE - LEAST + 1) * rest) / (rest + SKEW));
}
