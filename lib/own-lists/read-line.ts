import type { ProblemKind } from '../domain/own-list.ts';
import { isRuleDomain } from '../lists/domain-list.ts';
import { type Filter, isRegexPattern, readLine } from '../lists/filter.ts';

/** What a line of a person's list asks for. */
export type OwnLine =
  | { readonly kind: 'nothing' }
  /** Hosts to block, from a hosts file or a plain list of domains. */
  | {
      readonly kind: 'hosts';
      readonly from: 'hosts' | 'domains';
      readonly hosts: readonly string[];
    }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'problem'; readonly problem: ProblemKind };

/** Longer than any line of the lists that people use; they go up to some 23,000. */
const LONGEST = 50_000;

/** Reads one line in whichever of the usual ways it is written. Never throws. */
export function readOwnLine(text: string): OwnLine {
  if (text.length > LONGEST) return problem('too-long');
  if (isComment(text)) return NOTHING;
  if (/^!#include\s/.test(text)) return problem('include');
  if (text.startsWith('!')) return NOTHING;
  const line = readLine(text);
  if (line.kind === 'empty') return NOTHING;
  if (line.kind === 'cosmetic') return problem('hides');
  const bare = text.replace(/\s+#.*$/, '');
  return readHostsLine(bare) ?? readDomain(bare) ?? readFilter(bare);
}

const NOTHING: OwnLine = { kind: 'nothing' };

function problem(kind: ProblemKind): OwnLine {
  return { kind: 'problem', problem: kind };
}

/** `# text` and rows of `#`; `###id` and `##.class` hide elements. */
function isComment(text: string): boolean {
  return /^#+(?:\s|$)/.test(text) || /^#(?![#@?$%])/.test(text);
}

/** Where hosts files send what is to be blocked. */
const NOWHERE = /^(?:0\.0\.0\.0|0|127(?:\.\d{1,3}){3}|::1?|0:0:0:0:0:0:0:[01])$/;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*(?:%\w+)?)$/i;

/** Names of the computer itself and of its network, which every hosts file begins with. */
const OWN_NAMES =
  /^(?:localhost|localhost\.localdomain|localhost[46]?(?:\.localdomain[46]?)?|local|broadcasthost|ip6-\w+|0\.0\.0\.0)$/i;

function readHostsLine(text: string): OwnLine | undefined {
  const [address = '', ...names] = text.split(/\s+/);
  if (names.length === 0 || !ADDRESS.test(address) === (address !== '0')) return undefined;
  const hosts = names.filter((name) => !OWN_NAMES.test(name)).map(toHost);
  if (hosts.length === 0) return NOTHING;
  // Sends a host somewhere else: that is not blocking, and no rule can do it.
  if (!NOWHERE.test(address)) return problem('changes');
  if (hosts.some((host) => host === undefined)) return problem('host');
  return { kind: 'hosts', from: 'hosts', hosts: hosts as string[] };
}

/** A name alone on its line: `ads.example`, `*.ads.example`, `.ads.example`. */
function readDomain(text: string): OwnLine | undefined {
  const name = text.replace(/^(?:\*\.|\.)/, '');
  if (!/^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+\.?$/u.test(name)) return undefined;
  // `ads.` and `.gif` are parts of addresses, as are names whose end is no name.
  if (name.endsWith('.') || !/\.[\p{L}\p{N}-]{2,}$/u.test(name)) return undefined;
  const host = toHost(name);
  return host === undefined ? problem('host') : { kind: 'hosts', from: 'domains', hosts: [host] };
}

/** A host as rules name it; `undefined` for one that cannot exist or that has no dot. */
export function toHost(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/\.$/, '');
  if (!plain.includes('.') || plain.length > 253) return undefined;
  if (/^[\x20-\x7e]+$/.test(plain)) return isRuleDomain(plain) ? plain : undefined;
  if (/[/?#@:\\%]/.test(plain) || !URL.canParse(`http://${plain}`)) return undefined;
  const { hostname } = new URL(`http://${plain}`);
  return isRuleDomain(hostname) ? hostname : undefined;
}

function readFilter(text: string): OwnLine {
  const line = readLine(text);
  if (line.kind !== 'network') return NOTHING;
  const { filter } = line;
  return isPlausible(filter) ? { kind: 'filter', filter } : problem('not-understood');
}

/**
 * What is no address, or no part of one, would become a rule that matches nothing, or one that
 * matches something else.
 */
function isPlausible({ pattern, options }: Filter): boolean {
  if (isRegexPattern(pattern)) return true;
  if (/[\s<>"{}`\\]/.test(pattern) || hasControls(pattern)) return false;
  if (/^\|\|[^\p{L}\p{N}*._[%]/u.test(pattern)) return false;
  // Options before the options: the compiler would read them once more.
  const again = readLine(pattern);
  if (again.kind === 'network' && again.filter.options.length > 0) return false;
  // A word alone would be taken for a host of one label.
  if (/^[\p{L}\p{M}\p{N}-]+$/u.test(pattern)) return false;
  return options.every(({ name, value }) => name !== 'method' || isMethods(value ?? ''));
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}

function isMethods(value: string): boolean {
  return /^(?:~?(?:connect|delete|get|head|options|patch|post|put)(?:\||$))+$/i.test(value);
}
