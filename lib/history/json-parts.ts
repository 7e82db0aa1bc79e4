import { ImportError } from '../domain/transfer.ts';
import { parseJson } from './json.ts';
import { createPartText } from './part-text.ts';

/** Who hears of the parts of a large JSON text while it is being read. */
export interface PartsListener<Place> {
  /**
   * A list or an object begins; at first the outermost one, which has neither place nor key. With a
   * name for it, its values come one by one, as parts of that place; without one it comes whole.
   * The outermost one must have a name.
   *
   * @param place where it stands
   * @param key in an object; absent in a list
   */
  open(
    kind: 'list' | 'object',
    place: Place | undefined,
    key: string | undefined,
  ): Place | undefined;
  /** A value of a place, as JSON. */
  part(json: string, place: Place, key: string | undefined): void;
  /** Strings of more characters come as empty ones, so that nobody has to hold them. */
  longestString(place: Place): number;
}

/** Deeper than anything that is read here: a call stack in a HAR may have some sixty levels. */
const DEEPEST = 256;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

type State = 'before' | 'key' | 'colon' | 'value' | 'next' | 'after';

/**
 * Cuts a JSON text into the parts that a listener asks for, while it comes in; so that a file of any
 * size is read with the memory of its largest part. It finds where parts begin and end by quotes and
 * brackets alone: what is in them is for `JSON.parse` to judge.
 *
 * @param longest the most characters that one part may have
 */
export function createPartsReader<Place>(longest: number, listener: PartsListener<Place>) {
  const levels: { readonly place: Place; readonly isList: boolean }[] = [];
  const part = createPartText(longest);
  let state: State = 'before';
  let key: string | undefined;
  /** Nothing of the innermost open list or object was read so far. */
  let isFirst = false;
  /** Brackets that are open within the present part. */
  let nested = 0;
  let inString = false;
  let escaped = false;
  let chunk = '';
  /** Where the next quote and the next backslash of the chunk are, as far as was looked. */
  let quote = -1;
  let slash = -1;

  const level = () => levels[levels.length - 1];
  const find = (text: string, at: number) => {
    const found = chunk.indexOf(text, at);
    return found < 0 ? chunk.length : found;
  };
  /** Keys come whole. */
  const longestString = () => {
    const here = level();
    return here && state !== 'key' ? listener.longestString(here.place) : longest;
  };

  function wrong(at: number): never {
    const near = chunk.slice(Math.max(0, at - 20), at + 20);
    throw new ImportError('not-json', `unexpected text: ${near}`);
  }

  function endPart(at: number): void {
    const json = part.end(at);
    const here = level();
    if (json === '' || !here) wrong(at);
    state = 'next';
    listener.part(json, here.place, here.isList ? undefined : key);
  }

  function beginString(at: number): void {
    inString = true;
    part.beginString(at);
  }

  /** Goes on in a string from a place in the chunk; the place where reading goes on. */
  function passString(at: number): number {
    if (escaped) {
      escaped = false;
      return at + 1;
    }
    if (quote < at) quote = find('"', at);
    if (slash < at) slash = find('\\', at);
    if (slash < quote) {
      escaped = true;
      return slash + 1;
    }
    if (quote === chunk.length) return quote;
    endString(quote);
    return quote + 1;
  }

  function endString(at: number): void {
    inString = false;
    part.endString(at, longestString());
    if (state === 'key') {
      key = String(parseJson(part.end(at + 1)));
      state = 'colon';
    } else if (nested === 0) endPart(at + 1);
  }

  /** Goes on within a value, outside of strings; the place where reading goes on. */
  function within(start: number): number {
    const at = nextStop(chunk, start, nested === 0);
    if (at === chunk.length) return at;
    const code = chunk.charCodeAt(at);
    if (code === QUOTE) beginString(at);
    else if (isOpen(code)) goDeeper(++nested);
    else if (nested === 0) {
      endPart(at);
      return at;
    } else if (--nested === 0) endPart(at + 1);
    return at + 1;
  }

  function goDeeper(deeper: number): void {
    if (deeper + levels.length <= DEEPEST) return;
    throw new ImportError('too-deep', `more than ${DEEPEST} levels`);
  }

  /** Reads a character between values; the place where reading goes on. */
  function between(at: number): number {
    const code = chunk.charCodeAt(at);
    if (isSpace(code)) return at + 1;
    switch (state) {
      case 'before':
        if (!opens(code)) throw new ImportError('not-ours', 'it does not begin like any export');
        return at + 1;
      case 'key':
        return beginKey(code, at);
      case 'colon':
        if (code !== COLON) wrong(at);
        state = 'value';
        return at + 1;
      case 'value':
        return beginValue(code, at);
      case 'next':
        return afterValue(code, at);
      default:
        return wrong(at);
    }
  }

  /** Opens a list or an object whose parts are asked for; says whether there is one. */
  function opens(code: number): boolean {
    if (!isOpen(code)) return false;
    const isList = code === OPEN_LIST;
    const here = level();
    const within = here?.isList ? undefined : key;
    const place = listener.open(isList ? 'list' : 'object', here?.place, within);
    if (place === undefined) return false;
    levels.push({ place, isList });
    goDeeper(0);
    state = isList ? 'value' : 'key';
    isFirst = true;
    return true;
  }

  function closes(code: number): boolean {
    if (code !== (level()?.isList ? CLOSE_LIST : CLOSE_OBJECT)) return false;
    levels.pop();
    state = levels.length > 0 ? 'next' : 'after';
    return true;
  }

  function beginKey(code: number, at: number): number {
    if (isFirst && closes(code)) return at + 1;
    if (code !== QUOTE) wrong(at);
    isFirst = false;
    part.begin(at);
    beginString(at);
    return at + 1;
  }

  function beginValue(code: number, at: number): number {
    if (isFirst && level()?.isList && closes(code)) return at + 1;
    isFirst = false;
    if (opens(code)) return at + 1;
    part.begin(at);
    return at;
  }

  function afterValue(code: number, at: number): number {
    if (code === COMMA) state = level()?.isList ? 'value' : 'key';
    else if (!closes(code)) wrong(at);
    return at + 1;
  }

  return {
    /** Takes the next piece of the text. */
    feed(text: string): void {
      chunk = text;
      [quote, slash] = [-1, -1];
      part.next(text);
      for (let at = 0; at < text.length; ) {
        if (inString) at = passString(at);
        else at = part.isBegun() ? within(at) : between(at);
      }
      if (part.isBegun()) part.keepRest(inString ? longestString() : undefined);
    },
    /** There is no more text. */
    end(): void {
      if (state === 'before') throw new ImportError('not-ours', 'it is empty');
      if (state !== 'after') throw new ImportError('cut-off', 'it ends in the middle');
    },
  };
}

/**
 * The next character in a value, outside of strings, that matters: a quote, a bracket, and what ends
 * a number or a word.
 */
function nextStop(text: string, start: number, isWord: boolean): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || isOpen(code) || isClose(code)) return at;
    if (isWord && (code === COMMA || isSpace(code))) return at;
  }
  return text.length;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function isOpen(code: number): boolean {
  return code === OPEN_LIST || code === OPEN_OBJECT;
}

function isClose(code: number): boolean {
  return code === CLOSE_LIST || code === CLOSE_OBJECT;
}
