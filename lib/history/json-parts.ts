import { ImportError } from '../domain/transfer.ts';

/** Who hears of the parts of a large JSON object while it is being read. */
export interface PartsListener {
  /** A value of the outermost object, as JSON. */
  value(key: string, json: string): void;
  /** The list begins. */
  list(): void;
  /** An element of the list that the outermost object holds under a key, as JSON. */
  element(json: string): void;
}

/** Deeper than anything that is read here. */
const DEEPEST = 16;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN = new Set([91, 123]);
const CLOSE = new Set([93, 125]);
const SPACE = new Set([9, 10, 13, 32]);

type State = 'before' | 'key' | 'colon' | 'value' | 'next' | 'after';

/**
 * Cuts a JSON object into its values, and the list under one of its keys into its elements, while
 * its text comes in; so that a file of any size is read with the memory of its largest part. It
 * finds where parts begin and end by quotes and brackets alone: what is in them is for `JSON.parse`
 * to judge.
 *
 * @param list key of the list that is cut into its elements
 * @param longest the most characters that one part may have
 */
export function createPartsReader(list: string, longest: number, listener: PartsListener) {
  /** How many brackets are open: 0 before and after the object, 1 in it, 2 in the list. */
  let depth = 0;
  let state: State = 'before';
  let key = '';
  let inList = false;
  /** The list has begun, and no element of it. */
  let isEmpty = false;
  let inString = false;
  let escaped = false;
  /** What was read of the present part so far, and where it goes on in the present chunk. */
  let kept = '';
  let from = -1;
  let chunk = '';

  const base = () => (inList ? 2 : 1);

  function wrong(at: number): never {
    const near = chunk.slice(Math.max(0, at - 20), at + 20);
    throw new ImportError('not-json', `unexpected text: ${near}`);
  }

  function endPart(at: number): string {
    const part = kept + chunk.slice(from, at);
    kept = '';
    from = -1;
    return part;
  }

  function endValue(at: number): void {
    const json = endPart(at);
    if (inList) listener.element(json);
    else listener.value(key, json);
    state = 'next';
  }

  /** Inside a value: only its end is of interest. */
  function within(code: number, at: number): void {
    if (inString) {
      if (endsString(code)) endAfter(at);
    } else if (code === QUOTE) inString = true;
    else if (OPEN.has(code)) goDeeper();
    else if (depth === base()) endBefore(code, at);
    else if (CLOSE.has(code)) {
      depth -= 1;
      endAfter(at);
    }
  }

  function goDeeper(): void {
    depth += 1;
    if (depth > DEEPEST) throw new ImportError('too-deep', `more than ${DEEPEST} levels`);
  }

  function endsString(code: number): boolean {
    if (escaped) escaped = false;
    else if (code === BACKSLASH) escaped = true;
    else if (code === QUOTE) inString = false;
    return !inString;
  }

  /** Ends a string, an object or a list with its last character, if it is the whole value. */
  function endAfter(at: number): void {
    if (depth === base()) endValue(at + 1);
  }

  /** A number or a word ends before the first character that cannot be in it. */
  function endBefore(code: number, at: number): void {
    if (code !== COMMA && !SPACE.has(code) && !CLOSE.has(code)) return;
    endValue(at);
    between(code, at);
  }

  /** Between values. */
  function between(code: number, at: number): void {
    if (!SPACE.has(code)) EXPECTING[state](code, at);
  }

  const EXPECTING: Record<State, (code: number, at: number) => void> = {
    before(code) {
      if (code !== 123) throw new ImportError('not-ours', 'it does not begin like an export');
      depth = 1;
      state = 'key';
    },
    key: beginKey,
    colon(code, at) {
      if (code !== COLON) wrong(at);
      state = 'value';
    },
    value: beginValue,
    next: afterValue,
    after: (_, at) => wrong(at),
  };

  function afterValue(code: number, at: number): void {
    if (code === COMMA) state = inList ? 'value' : 'key';
    else if (code === 93 && inList) {
      inList = false;
      depth = 1;
    } else if (code === 125 && !inList) {
      depth = 0;
      state = 'after';
    } else wrong(at);
  }

  function beginKey(code: number, at: number): void {
    if (code === 125 && key === '') {
      state = 'after';
      return;
    }
    if (code !== QUOTE) wrong(at);
    inString = true;
    from = at;
  }

  function beginValue(code: number, at: number): void {
    if (!inList && key === list && code === 91) {
      inList = true;
      isEmpty = true;
      depth = 2;
      listener.list();
      return;
    }
    if (isEmpty && code === 93) {
      state = 'next';
      afterValue(code, at);
      return;
    }
    isEmpty = false;
    from = at;
    within(code, at);
  }

  function withinKey(code: number, at: number): void {
    if (!endsString(code)) return;
    key = parseKey(endPart(at + 1));
    state = 'colon';
  }

  return {
    /** Takes the next piece of the text. */
    feed(text: string): void {
      chunk = text;
      if (from >= 0) from = 0;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (from < 0) between(code, at);
        else if (state === 'value') within(code, at);
        else withinKey(code, at);
      }
      if (from < 0) return;
      kept += text.slice(from);
      if (kept.length > longest)
        throw new ImportError('too-long', `more than ${longest} characters`);
    },
    /** There is no more text. */
    end(): void {
      if (state === 'before') throw new ImportError('not-ours', 'it is empty');
      if (state !== 'after') throw new ImportError('cut-off', 'it ends in the middle');
    },
  };
}

function parseKey(json: string): string {
  try {
    return JSON.parse(json);
  } catch {
    throw new ImportError('not-json', json.slice(0, 40));
  }
}
