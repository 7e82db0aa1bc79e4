import { utils } from '@gorhill/ubo-core/js/static-filtering-parser.js';

/** A line of a list; a continued one is one line, at the place where it begins. */
export interface NumberedLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a list that are to be read: without those that an `!#if` switches off, and with the
 * numbers that they have in the whole text.
 *
 * @param env what holds here, in the words of uBlock Origin's preprocessor
 */
export function linesOf(text: string, env: readonly string[]): NumberedLine[] {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = withoutSwitchedOff(whole, env).split('\n');
  const result: NumberedLine[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const number = i + 1;
    let line = lines[i] ?? '';
    while (line.endsWith(' \\') && lines[i + 1]?.startsWith('    ')) {
      i += 1;
      line = line.slice(0, -2).trimEnd() + (lines[i] ?? '').trim();
    }
    const trimmed = line.trim();
    if (trimmed !== '') result.push({ number, text: trimmed });
  }
  return result;
}

/** What is switched off becomes empty lines, so that the others keep their numbers. */
function withoutSwitchedOff(text: string, env: readonly string[]): string {
  if (!text.includes('!#if')) return text;
  const offsets = utils.preparser.splitter(text, env);
  let kept = '';
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const part = text.slice(offsets[i], offsets[i + 1]);
    kept += i % 2 === 0 ? part : part.replace(/[^\n]+/g, '');
  }
  return kept;
}
