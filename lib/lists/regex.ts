import { RE2 } from '@adguard/re2-wasm';

/**
 * The memory that one compiled regex may take, in bytes. Chromium allows 2 << 10. This build of RE2
 * counts UTF-8 where Chromium counts Latin-1, and takes a few bytes less for itself; at 1,990 it
 * accepted nothing that Chromium 156 refused (359 regexes at and around the limit) and refused 6
 * more of the 181 in the lists.
 */
const MEMORY_LIMIT = 1990;

/**
 * Whether Chromium takes a regex into a ruleset. One that it refuses keeps the whole extension from
 * loading, so in doubt the answer is no. The regex is compiled as if it were case-sensitive: folding
 * costs the browser nothing in Latin-1, but a lot in UTF-8.
 */
export function isRegexSupported(regex: string): boolean {
  if (!isAscii(regex)) return false;
  try {
    new RE2(regex, 'u', MEMORY_LIMIT);
    return true;
  } catch {
    return false;
  }
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
