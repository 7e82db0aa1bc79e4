/** One option of a filter: `~third-party`, `domain=a.com|b.com`. */
export interface FilterOption {
  /** Its longer name, where it has two. */
  readonly name: string;
  readonly negated: boolean;
  readonly value: string | undefined;
}

/** A network filter, taken apart but not yet judged. */
export interface Filter {
  /** The line as it stands in the list. */
  readonly raw: string;
  /** Whether it lets through (`@@`) instead of blocking. */
  readonly exception: boolean;
  readonly pattern: string;
  readonly options: readonly FilterOption[];
}

/** What a line of a list is, and the filter in it if it is about requests. */
export type Line =
  | { readonly kind: 'empty' | 'cosmetic' }
  | { readonly kind: 'network'; readonly filter: Filter };

/** Takes one line of an AdGuard list apart. Never throws. */
export function readLine(line: string): Line {
  const raw = line.trim();
  if (raw === '' || raw.startsWith('!') || /^\[[^$]/.test(raw)) return { kind: 'empty' };
  if (COSMETIC_MARK.test(raw) || raw.startsWith('[$')) return { kind: 'cosmetic' };
  const exception = raw.startsWith('@@');
  const body = exception ? raw.slice(2) : raw;
  const start = optionsStart(body);
  const pattern = start === -1 ? body : body.slice(0, start);
  const options = start === -1 ? [] : splitOptions(body.slice(start + 1)).map(readOption);
  return { kind: 'network', filter: { raw, exception, pattern, options } };
}

/** Writes a filter as a line again; options in the order given. */
export function writeFilter(filter: Omit<Filter, 'raw'>): string {
  const head = `${filter.exception ? '@@' : ''}${filter.pattern}`;
  return filter.options.length === 0
    ? head
    : `${head}$${filter.options.map(writeOption).join(',')}`;
}

/** The same for two filters that mean the same: what a `$badfilter` finds its target by. */
export function filterKey(filter: Filter): string {
  const options = filter.options.filter((option) => option.name !== 'badfilter');
  const sorted = options.map(writeOption).sort();
  return (
    writeFilter({ ...filter, options: [] }) + (sorted.length > 0 ? `$${sorted.join(',')}` : '')
  );
}

/** Whether the pattern is a regex in slashes. */
export function isRegexPattern(pattern: string): boolean {
  return pattern.length > 2 && pattern.startsWith('/') && pattern.endsWith('/');
}

/** Between selector and sites: `##`, `#@#`, `#?#`, `#$#`, `#%#` and their kin, `$$`, `$@$`. */
const COSMETIC_MARK = /#@?(?:\?|\$\??|%)?#|\$@?\$/;

/** How an option begins: what follows the `$` of a filter, and each comma. */
const OPTION = '~?(?:[13]p|[a-z_][a-z0-9_-]*)(?:[=,]|$)';
const OPTION_LIST = new RegExp(`^${OPTION}`);
const NEXT_OPTION = new RegExp(`(?<!\\\\),(?=${OPTION})`);

/** Where the options begin, -1 without any. A `$` inside a pattern is not followed by an option. */
function optionsStart(body: string): number {
  for (let at = body.indexOf('$'); at !== -1; at = body.indexOf('$', at + 1)) {
    const insideRegex = body.startsWith('/') && /^[^/]*\/(?:\$|$)/.test(body.slice(at + 1));
    if (!insideRegex && OPTION_LIST.test(body.slice(at + 1))) return at;
  }
  return -1;
}

/** Commas part the options, but for escaped ones and those inside a value. */
function splitOptions(text: string): string[] {
  return text.split(NEXT_OPTION);
}

function readOption(text: string): FilterOption {
  const equals = text.indexOf('=');
  const head = equals === -1 ? text : text.slice(0, equals);
  const negated = head.startsWith('~');
  const written = negated ? head.slice(1) : head;
  const name = FULL_NAMES[written] ?? written;
  return { name, negated, value: equals === -1 ? undefined : text.slice(equals + 1) };
}

/** Short names of options that also go by a longer one. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  '1p': 'first-party',
  '3p': 'third-party',
  css: 'stylesheet',
  doc: 'document',
  frame: 'subdocument',
  from: 'domain',
  xhr: 'xmlhttprequest',
};

function writeOption(option: FilterOption): string {
  const head = `${option.negated ? '~' : ''}${option.name}`;
  return option.value === undefined ? head : `${head}=${option.value}`;
}
