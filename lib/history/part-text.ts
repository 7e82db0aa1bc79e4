import { ImportError } from '../domain/transfer.ts';

/**
 * The text of one part of a JSON file, which may begin in one chunk and end in another. Places are
 * indexes into the present chunk. Strings within it that are too long are not held.
 *
 * @param longest the most characters that one part may have
 */
export function createPartText(longest: number) {
  let chunk = '';
  /** What was read in earlier chunks, and where it goes on in this one; -1 when there is no part. */
  let kept = '';
  let from = -1;
  /** Where the present string begins within the part. */
  let stringAt = 0;
  /** The present string is too long; of it, only its first quote is held. */
  let isCutting = false;

  /** Forgets the present string up to a place. */
  function cut(at: number): void {
    if (!isCutting) kept = (kept + chunk.slice(from, at)).slice(0, stringAt + 1);
    from = at;
  }

  const isTooLong = (at: number, longestString: number) =>
    kept.length + at - from - stringAt - 1 > longestString;

  return {
    isBegun: () => from >= 0,
    /** Takes the next chunk. */
    next(text: string): void {
      chunk = text;
      if (from >= 0) from = 0;
    },
    begin(at: number): void {
      from = at;
    },
    end(at: number): string {
      const text = kept + chunk.slice(from, at);
      kept = '';
      from = -1;
      return text;
    },
    beginString(at: number): void {
      stringAt = kept.length + at - from;
    },
    /** @param at of the quote at its end */
    endString(at: number, longestString: number): void {
      if (isCutting || isTooLong(at, longestString)) cut(at);
      isCutting = false;
    },
    /**
     * Holds what there is of a part until the next chunk comes.
     *
     * @param longestString of the string that goes on; absent outside of strings
     * @throws ImportError when the part is too long
     */
    keepRest(longestString: number | undefined): void {
      if (longestString !== undefined && !isCutting && isTooLong(chunk.length, longestString)) {
        cut(chunk.length);
        isCutting = true;
      }
      if (!isCutting) kept += chunk.slice(from);
      if (kept.length > longest) {
        throw new ImportError('too-long', `more than ${longest} characters`);
      }
    },
  };
}
