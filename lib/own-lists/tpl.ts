import type { ProblemKind } from '../domain/own-list.ts';
import type { NumberedLine } from './lines.ts';
import { toHost } from './read-line.ts';
import { BLOCK, EXCEPTION, type OwnRule } from './rule.ts';
import type { Tally } from './tally.ts';

/** Whether a text is a Tracking Protection List of Internet Explorer. */
export function isTpl(text: string): boolean {
  return /^\uFEFF?\s*msFilterList\b/i.test(text);
}

/** One line of such a list. */
interface TplRule {
  readonly allow: boolean;
  readonly host: string | undefined;
  /** A part of the address; `*` stands for anything. */
  readonly part: string | undefined;
}

/**
 * The rules of a Tracking Protection List. They are about third parties only, and an allowed domain
 * beats every block, as Internet Explorer had it.
 * https://www.w3.org/Submission/2011/SUBM-web-tracking-protection-20110224/#filter-list-format
 *
 * @returns rules, and how many lines stand in them
 */
export function tplRules(
  lines: readonly NumberedLine[],
  problems: Tally<ProblemKind>,
): { readonly rules: readonly OwnRule[]; readonly inUse: number } {
  const groups = new Map<string, { rule: TplRule; hosts: Set<string> }>();
  let inUse = 0;
  for (const { number, text } of lines) {
    const read = readTplLine(text);
    if (read === undefined) continue;
    if (typeof read === 'string') {
      problems.add(read, number, text);
      continue;
    }
    inUse += 1;
    const key = JSON.stringify([read.allow, read.part, read.host === undefined]);
    const group = groups.get(key) ?? { rule: read, hosts: new Set() };
    if (read.host !== undefined) group.hosts.add(read.host);
    groups.set(key, group);
  }
  return { rules: [...groups.values()].map(({ rule, hosts }) => toRule(rule, hosts)), inUse };
}

function readTplLine(text: string): TplRule | ProblemKind | undefined {
  if (/^(?:msFilterList|#|:)/i.test(text)) return undefined;
  const domain = /^([+-])d\s+(\S+)(?:\s+(.+))?$/i.exec(text);
  if (domain) {
    const [, sign, name = '', part] = domain;
    const host = toHost(name);
    if (host === undefined) return 'host';
    return checked({ allow: sign === '+', host, part: part?.trim() });
  }
  const plain = /^-\s+(.+)$/.exec(text);
  if (plain) return checked({ allow: false, host: undefined, part: plain[1]?.trim() });
  return 'not-understood';
}

function checked(rule: TplRule): TplRule | ProblemKind {
  const { part } = rule;
  if (part === undefined) return rule;
  if (!/^[\x21-\x7e]+$/.test(part)) return 'not-understood';
  if (/^\*+$/.test(part))
    return rule.host === undefined ? 'too-broad' : { ...rule, part: undefined };
  // These mean something else in a rule, and it has no way to mean the sign itself.
  return /[|^]/.test(part) ? 'no-such-condition' : rule;
}

function toRule({ allow, part }: TplRule, hosts: ReadonlySet<string>): OwnRule {
  return {
    priority: allow ? EXCEPTION : BLOCK,
    action: { type: allow ? 'allow' : 'block' },
    condition: {
      ...(part !== undefined && { urlFilter: part }),
      domainType: 'thirdParty',
      ...(hosts.size > 0 && { requestDomains: [...hosts].sort() }),
    },
  };
}
