import {
  LARGEST_LIST,
  LARGEST_TOGETHER,
  type OwnList,
  type OwnReport,
  type Refusal,
} from '../domain/own-list.ts';

/**
 * Whether a text that was fetched, or read from a file, may be a list at all. Looks at its beginning
 * only, so that something large is refused before any work is done on it.
 */
export function refuseText(text: string): Refusal | undefined {
  if (text.length > LARGEST_LIST) return 'too-large';
  const start = text
    .slice(0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start === '') return text.trim() === '' ? 'empty' : undefined;
  if (/^<(?:!doctype|html|head|body|script|\?xml|!--)/i.test(start)) return 'web-page';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a list is text, and a file may not be
  if (/^[{]|^\[\s*[{"\d\]]|[\u0000\uFFFD]/.test(start)) return 'not-a-list';
  return undefined;
}

/** Whether lists that were written by hand would hold too much together, with one more or changed. */
export function refuseTogether(
  lists: readonly Pick<OwnList, 'id' | 'url' | 'size'>[],
  { id, size }: { readonly id?: string | undefined; readonly size: number },
): Refusal | undefined {
  const others = lists.filter((list) => list.url === undefined && list.id !== id);
  const sum = others.reduce((total, list) => total + list.size, size);
  return sum > LARGEST_TOGETHER ? 'too-much' : undefined;
}

/** Whether what was fetched turned out to be a list: most of a text that is none makes no sense. */
export function refuseReport({ filters, inUse, problems }: OwnReport): Refusal | undefined {
  if (filters === 0) return 'empty';
  const count = (kind: string) => problems.find((problem) => problem.kind === kind)?.count ?? 0;
  if (count('not-understood') > filters / 2) return 'not-a-list';
  return inUse === 0 ? 'no-rules' : undefined;
}

/** Fewer lines than this say nothing about whether a list was cut off. */
const TOO_FEW = 20;

/**
 * Whether a new version looks like the beginning of a list whose transfer broke off unnoticed: its
 * last line has no end where the old one's had, and it lost more than half, or it is the very
 * beginning of the old one.
 */
export function isCutOff(
  before: { readonly text: string; readonly filters: number },
  after: { readonly text: string; readonly filters: number },
): boolean {
  if (before.filters < TOO_FEW || after.text.length >= before.text.length) return false;
  if (before.text.startsWith(after.text) && after.text.trimEnd() !== before.text.trimEnd()) {
    return true;
  }
  const lostItsEnd = before.text.endsWith('\n') && !after.text.endsWith('\n');
  return lostItsEnd && after.filters < before.filters / 2;
}
