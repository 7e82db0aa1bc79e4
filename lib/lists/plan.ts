import { readDomainList } from './domain-list.ts';
import { type Filter, type FilterOption, isRegexPattern, writeFilter } from './filter.ts';
import type { Approximation, DropReason } from './report.ts';

/**
 * Which compilation a line goes through.
 *
 * - `plain`: as it is.
 * - `important`: beats the exceptions; the compiler would lose these.
 * - `page`: an exception for everything that a page loads; the compiler would let through the page alone.
 */
export type Lane = 'plain' | 'important' | 'page';

/** A line for the compiler. */
export interface PlannedLine {
  readonly lane: Lane;
  readonly text: string;
}

/** What is to become of a filter: lines for the compiler, or the reason why there are none. */
export type Plan =
  | { readonly lines: readonly PlannedLine[]; readonly approximations: readonly Approximation[] }
  | { readonly dropped: DropReason };

/** What the plans need to know from outside; passed in, for tests. */
export interface PlanContext {
  /** The resource type for which a stub may stand in; `undefined` if it must not be used. */
  stubType(name: string): string | undefined;
  isRegexSupported(regex: string): boolean;
}

/** Decides what becomes of one filter. Pure. */
export function planFilter(filter: Filter, context: PlanContext): Plan {
  const reason = reasonToDrop(filter, context);
  if (reason !== undefined) return { dropped: reason };
  const approximations: Approximation[] = [];
  const spelled = spellOutDomains(filter, approximations);
  if (spelled === undefined) return { dropped: 'domain-pattern' };
  if (filter.exception) return { lines: planException(spelled), approximations };
  return planBlock(spelled, context, approximations);
}

const TYPES = new Set([
  ...['script', 'image', 'stylesheet', 'object', 'xmlhttprequest', 'subdocument', 'font', 'media'],
  ...['websocket', 'ping', 'other'],
]);

/** Options that only say where and when; the compiler understands them. */
const CONDITIONS = new Set(['third-party', 'first-party', 'domain', 'denyallow', 'method']);

/** Options that say what else a filter does; `planFilter` deals with each. */
const HANDLED = new Set([
  ...['all', 'document', 'popup', 'urlblock', 'important', 'match-case', 'redirect'],
]);

const NOT_ABOUT_REQUESTS = new Set([
  ...['generichide', 'ghide', 'specifichide', 'shide', 'elemhide', 'ehide', 'jsinject', 'content'],
  ...['extension', 'genericblock', 'cookie', 'stealth'],
]);

const CHANGES_CONTENT = new Set([
  ...['csp', 'permissions', 'removeparam', 'queryprune', 'removeheader', 'replace', 'jsonprune'],
  ...[
    'xmlprune',
    'hls',
    'urltransform',
    'uritransform',
    'urlskip',
    'referrerpolicy',
    'inline-script',
  ],
  'inline-font',
]);

const NO_SUCH_CONDITION = new Set([
  ...[
    'header',
    'to',
    'ipaddress',
    'app',
    'client',
    'ctag',
    'dnstype',
    'network',
    'cname',
    'webrtc',
  ],
  ...['strict1p', 'strict3p', 'popunder'],
]);

function reasonToDrop(filter: Filter, context: PlanContext): DropReason | undefined {
  const names = filter.options.map((option) => option.name);
  const page = filter.exception && names.some((name) => PAGE.has(name));
  if (!page && names.some((name) => NOT_ABOUT_REQUESTS.has(name))) return 'not-about-requests';
  if (names.some((name) => CHANGES_CONTENT.has(name))) return 'changes-content';
  if (names.includes('redirect-rule')) return 'redirect-rule';
  if (names.some((name) => NO_SUCH_CONDITION.has(name))) return 'no-such-condition';
  if (!names.every(isKnown)) return 'unknown-option';
  return reasonToDropPattern(filter, context);
}

function reasonToDropPattern(filter: Filter, context: PlanContext): DropReason | undefined {
  if (isRegexPattern(filter.pattern)) {
    return context.isRegexSupported(filter.pattern.slice(1, -1)) ? undefined : 'regex';
  }
  if (filter.options.some((option) => option.name === 'match-case')) return 'match-case';
  return ANY_ADDRESS.test(filter.pattern) && !namesSites(filter) ? 'too-broad' : undefined;
}

/** A pattern that every request matches, or every one of a scheme. */
const ANY_ADDRESS = /^[*|]*(?:https?[:/*|^]*)?$/;

function namesSites(filter: Filter): boolean {
  const lists = filter.options.filter((option) => option.name === 'domain');
  return lists.some((list) => list.value?.split('|').some((entry) => !entry.startsWith('~')));
}

function isKnown(name: string): boolean {
  if (TYPES.has(name) || CONDITIONS.has(name) || HANDLED.has(name)) return true;
  return NOT_ABOUT_REQUESTS.has(name) || isPadding(name);
}

/** `_____` only keeps two options apart. */
function isPadding(name: string): boolean {
  return /^_+$/.test(name);
}

function spellOutDomains(filter: Filter, approximations: Approximation[]): Filter | undefined {
  const options: FilterOption[] = [];
  for (const option of filter.options) {
    const list = option.name === 'domain' ? readDomainList(option.value ?? '') : 'other';
    if (list === undefined) return undefined;
    if (list === 'other') {
      if (!isPadding(option.name)) options.push(option);
      continue;
    }
    if (list.spelledOut) approximations.push('wildcard-suffix');
    if (list.leftOut) approximations.push('domain-pattern');
    options.push({ ...option, value: list.domains.join('|') });
  }
  return { ...filter, options };
}

/** Options that make an exception one for everything that a page loads. */
const PAGE = new Set(['document', 'urlblock']);

/** An exception may be for some requests, for whole pages, or for both. */
function planException(filter: Filter): PlannedLine[] {
  const important = filter.options.some((option) => option.name === 'important');
  const page = filter.options.some((option) => PAGE.has(option.name) && !option.negated);
  // An exception from a stub is one from the block beneath it too: the site asked for the real thing.
  const options = without(filter.options, [...NOT_ABOUT_REQUESTS, 'important', 'redirect']);
  const request = without(options, [...PAGE, 'popup', 'all']);
  const lines: PlannedLine[] = [];
  if (page) {
    const where = without(request, [...TYPES, 'third-party', 'first-party']);
    const document = { name: 'document', negated: false, value: undefined };
    lines.push({ lane: 'page', text: writeFilter({ ...filter, options: [...where, document] }) });
  }
  const popupOnly = isOnly(filter.options, 'popup') && !isOnly(filter.options, 'all');
  if (page ? hasTypes(request) : !popupOnly) {
    const lane = important ? 'important' : 'plain';
    lines.push({ lane, text: writeFilter({ ...filter, options: request }) });
  }
  return lines;
}

function planBlock(filter: Filter, context: PlanContext, approximations: Approximation[]): Plan {
  const { options } = filter;
  const all = options.some((option) => option.name === 'all');
  const others = all || hasTypes(options);
  if (!others && isOnly(options, 'popup') && !isOnly(options, 'document'))
    return { dropped: 'popup' };
  if (!others && options.some(isPage)) return { dropped: 'navigation' };
  if (all || options.some(isPage)) approximations.push('page-let-through');
  const lane = options.some((option) => option.name === 'important') ? 'important' : 'plain';
  const kept = without(options, [...PAGE, 'all', 'popup', 'important']);
  const redirect = kept.find((option) => option.name === 'redirect');
  const block = writeFilter({ ...filter, options: without(kept, ['redirect']) });
  if (redirect === undefined) return { lines: [{ lane, text: block }], approximations };
  return { lines: [{ lane, text: block }, ...planStub()], approximations };

  /** A stub may stand in for some types only; for the others, the block beneath it holds. */
  function planStub(): PlannedLine[] {
    const type = context.stubType(redirect?.value ?? '');
    const asked = kept.filter((option) => TYPES.has(option.name));
    const positive = asked.filter((option) => !option.negated);
    const wanted =
      positive.length > 0
        ? positive.some((option) => option.name === type)
        : !asked.some((option) => option.name === type);
    if (positive.length !== 1 || !wanted) approximations.push('stub-narrowed');
    if (type === undefined || !wanted) return [];
    const only = { name: type, negated: false, value: undefined };
    const rest = kept.filter((option) => !TYPES.has(option.name));
    return [{ lane, text: writeFilter({ ...filter, options: [only, ...rest] }) }];
  }
}

function isPage(option: FilterOption): boolean {
  return PAGE.has(option.name) && !option.negated;
}

function hasTypes(options: readonly FilterOption[]): boolean {
  return options.some((option) => TYPES.has(option.name));
}

/** Whether an option is there and no resource type beside it. */
function isOnly(options: readonly FilterOption[], name: string): boolean {
  return options.some((option) => option.name === name && !option.negated) && !hasTypes(options);
}

function without(options: readonly FilterOption[], names: Iterable<string>): FilterOption[] {
  const unwanted = new Set(names);
  return options.filter((option) => !unwanted.has(option.name));
}
