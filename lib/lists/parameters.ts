import { isRuleDomain, readDomainList } from './domain-list.ts';
import { type Filter, isRegexPattern, readLine } from './filter.ts';
import { parameterRules } from './parameter-rules.ts';
import {
  type Approximation,
  type DropReason,
  emptyReport,
  type ListReport,
  tally,
} from './report.ts';
import type { StaticRule } from './rule.ts';

/** A list of parameters to strip, taken apart. */
export interface ParameterPlan {
  /** Stripped everywhere, each with the sites that are excepted. */
  readonly everywhere: ReadonlyMap<string, ReadonlySet<string>>;
  /** Stripped on some pages only. */
  readonly somewhere: readonly PlacedParameter[];
}

/** A parameter that is stripped on some pages only. */
export interface PlacedParameter {
  readonly name: string;
  /** The beginning of a `urlFilter`; empty where the hosts say it all. */
  readonly pattern: string;
  /** Empty where the pattern says it all. */
  readonly hosts: readonly string[];
  readonly excludedHosts: readonly string[];
}

/**
 * Turns a list of parameters that follow people (`$removeparam` filters) into rules for navigations.
 * Every filter ends up either in a rule or in the report.
 */
export function compileParameters(text: string): { rules: StaticRule[]; report: ListReport } {
  const report = emptyReport();
  const filters: Filter[] = [];
  for (const raw of text.split('\n')) {
    const line = readLine(raw);
    if (line.kind === 'cosmetic') report.cosmetic += 1;
    if (line.kind === 'network') filters.push(line.filter);
  }
  report.filters = filters.length;
  const rules = parameterRules(planParameters(filters, report));
  for (const { action, condition } of rules) {
    report.rules[action.type] = (report.rules[action.type] ?? 0) + 1;
    if (condition.regexFilter !== undefined) report.regexRules += 1;
  }
  return { rules, report };
}

type Read =
  | { readonly dropped: DropReason }
  | { readonly parameter: PlacedParameter; readonly approximation?: Approximation };

/** Decides what becomes of each filter, and counts it. */
function planParameters(filters: readonly Filter[], report: ListReport): ParameterPlan {
  const placed: PlacedParameter[] = [];
  const exceptions: PlacedParameter[] = [];
  for (const filter of filters) {
    const read = readParameter(filter);
    if ('dropped' in read) {
      tally(report.dropped, read.dropped, filter.raw);
      continue;
    }
    report.expressed += 1;
    if (read.approximation) tally(report.approximated, read.approximation, filter.raw);
    (filter.exception ? exceptions : placed).push(read.parameter);
  }
  return {
    everywhere: planEverywhere(placed, exceptions),
    somewhere: planPlaces(placed, exceptions),
  };
}

function isEverywhere({ pattern, hosts }: PlacedParameter): boolean {
  return pattern === '' && hosts.length === 0;
}

function planEverywhere(
  placed: readonly PlacedParameter[],
  exceptions: readonly PlacedParameter[],
): ParameterPlan['everywhere'] {
  const everywhere = new Map<string, Set<string>>();
  for (const { name, excludedHosts } of placed.filter(isEverywhere)) {
    const excepted = everywhere.get(name) ?? new Set();
    for (const host of excludedHosts) excepted.add(host);
    everywhere.set(name, excepted);
  }
  for (const { name, hosts } of exceptions) {
    for (const [other, excepted] of everywhere) {
      if (name === other || name === ANY) for (const host of hosts) excepted.add(host);
    }
  }
  return everywhere;
}

function planPlaces(
  placed: readonly PlacedParameter[],
  exceptions: readonly PlacedParameter[],
): PlacedParameter[] {
  const isExcepted = (name: string, host: string) =>
    exceptions.some((one) => (one.name === name || one.name === ANY) && one.hosts.includes(host));
  return placed.flatMap((parameter) => {
    if (isEverywhere(parameter)) return [];
    const hosts = parameter.hosts.filter((host) => !isExcepted(parameter.name, host));
    return hosts.length > 0 || parameter.hosts.length === 0 ? [{ ...parameter, hosts }] : [];
  });
}

/** In an exception: whatever the parameter is called. */
const ANY = '';

/** Types of requests: a filter that names one other than `document` is not about navigations. */
const OTHER_TYPES = new Set([
  ...['script', 'image', 'stylesheet', 'object', 'xmlhttprequest', 'subdocument', 'font', 'media'],
  ...['websocket', 'ping', 'other'],
]);

const UNDERSTOOD = new Set(['removeparam', 'document', 'domain', 'denyallow']);

function readParameter(filter: Filter): Read {
  const reason = reasonToDrop(filter);
  if (reason !== undefined) return { dropped: reason };
  const name = optionOf(filter, 'removeparam') ?? ANY;
  const included: string[] = [];
  const excluded = (optionOf(filter, 'denyallow') ?? '').split('|').filter(Boolean);
  const list = readDomainList(optionOf(filter, 'domain') ?? '');
  if (!list) return { dropped: 'domain-pattern' };
  for (const host of list.domains) {
    if (host.startsWith('~')) excluded.push(host.slice(1));
    else included.push(host);
  }
  const place = filter.exception ? placeOfException(filter) : placeOf(filter.pattern);
  if (place === undefined) return { dropped: 'query-pattern' };
  const { pattern, hosts, approximation } = place;
  const parameter = {
    name,
    pattern,
    hosts: [...hosts, ...(hosts.length > 0 ? [] : included)].filter(isRuleDomain),
    excludedHosts: excluded.filter(isRuleDomain),
  };
  return { parameter, ...(approximation && { approximation }) };
}

function reasonToDrop(filter: Filter): DropReason | undefined {
  const parameter = filter.options.find((option) => option.name === 'removeparam');
  if (!parameter) return 'not-a-parameter';
  const types = filter.options.filter((option) => OTHER_TYPES.has(option.name));
  if (types.some((option) => !option.negated)) return 'not-navigation';
  if (filter.options.some(({ name }) => name === 'third-party')) return 'not-navigation';
  if (!filter.options.every(({ name }) => UNDERSTOOD.has(name) || OTHER_TYPES.has(name))) {
    return 'unknown-option';
  }
  if (parameter.value === undefined) return filter.exception ? undefined : 'whole-query';
  if (!/^[\w.%~$;-]+$/.test(parameter.value) || parameter.value.startsWith('~')) {
    return 'parameter-pattern';
  }
  return undefined;
}

function optionOf(filter: Filter, name: string): string | undefined {
  return filter.options.find((option) => option.name === name)?.value;
}

interface Place {
  readonly pattern: string;
  readonly hosts: readonly string[];
  readonly approximation?: Approximation;
}

/** `undefined` where the pattern reaches into the query: a second condition on it has no place there. */
function placeOf(pattern: string): Place | undefined {
  if (/^\*?$/.test(pattern)) return { pattern: '', hosts: [] };
  const host = /^\|\|([a-z0-9.-]+)\^$/.exec(pattern)?.[1];
  if (host !== undefined) return { pattern: '', hosts: [host] };
  if (isRegexPattern(pattern) || /[?&=|]|%3D/.test(pattern.replace(/^\|\|/, ''))) return undefined;
  const begin = pattern.replace(/[*^]+$/, '');
  if (begin.length < 4 || !/^[\x20-\x7e]+$/.test(begin)) return undefined;
  const isPrefix = /\/[^/]*\^\*?$/.test(pattern);
  return { pattern: begin, hosts: [], ...(isPrefix && { approximation: 'path-prefix' }) };
}

/** An exception for some pages of a site becomes one for the site: in doubt nothing is stripped. */
function placeOfException({ pattern }: Filter): Place | undefined {
  const [, host, rest] = /^\|\|([a-z0-9.-]+(?:\.\*)?)([/^?].*)?$/.exec(pattern) ?? [];
  if (host === undefined) return undefined;
  const hosts = readDomainList(host)?.domains ?? [];
  const whole = rest === undefined || rest === '^';
  return { pattern: '', hosts, ...(!whole && { approximation: 'excepted-site' }) };
}
