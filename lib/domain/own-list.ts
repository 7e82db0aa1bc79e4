import * as v from 'valibot';

/** Where the person's own lists stand in `storage.local`, without their texts. */
export const OWN_LISTS_KEY = 'own-lists';

/** The most that a list may hold, in characters; larger than any list that people subscribe to. */
export const LARGEST_LIST = 16 * 1024 * 1024;

/**
 * The most that all lists that were written by hand may hold together, in characters: they stand in
 * the file of one's own data, which must be read again even if every character is written as two.
 */
export const LARGEST_TOGETHER = 24 * 1024 * 1024;

/** How many lists a person may have. */
export const MOST_LISTS = 50;

/** What a list is written in. */
export const FORMATS = ['filters', 'hosts', 'domains', 'tpl'] as const;
export type Format = (typeof FORMATS)[number];

/** Why a line of a list is in no rule. */
export const PROBLEMS = [
  /** Not a filter, a host or a comment. */
  'not-understood',
  /** Longer than any filter. */
  'too-long',
  /** Hides parts of pages, or runs scripts in them. */
  'hides',
  /** Changes addresses, headers or contents. */
  'changes',
  /** Blocks whole pages, or closes windows. */
  'pages',
  /** Asks for something that the browser's rules cannot say. */
  'no-such-condition',
  /** A regex that the browser refuses. */
  'regex',
  /** Names a host that cannot exist. */
  'host',
  /** Would match everything. */
  'too-broad',
  /** Taken back by the same list, or takes back what is not there. */
  'cancelled',
  /** Points to another list. */
  'include',
  /** The browser refused the rule. */
  'refused',
] as const;
export type ProblemKind = (typeof PROBLEMS)[number];

/** In what a rule differs from the line that it stands for. */
export const DIFFERENCES = [
  /** `site.*` stands for the common suffixes. */
  'suffixes',
  /** Sites given by a regex are left out. */
  'site-pattern',
  /** The requests are blocked, the page itself is not. */
  'page-let-through',
  /** Blocked where the list asks for a harmless copy. */
  'blocked-not-replaced',
] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** Why a list was not taken, and the one before was kept. */
export const REFUSALS = [
  'unreachable',
  'empty',
  'too-large',
  /** Together with the other lists that were written by hand. */
  'too-much',
  'web-page',
  'not-a-list',
  'cut-off',
  'too-slow',
  /** It could not be compiled. */
  'failed',
  'no-rules',
  'rules-refused',
] as const;
export type Refusal = (typeof REFUSALS)[number];

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Moment = Count;

const findings = <const Kinds extends readonly string[]>(kinds: Kinds) =>
  v.array(
    v.object({
      kind: v.picklist(kinds),
      count: Count,
      examples: v.array(v.object({ line: Count, text: v.string() })),
    }),
  );

const ReportSchema = v.object({
  format: v.picklist(FORMATS),
  /** Lines that ask for something: in rules, or among the problems. */
  filters: Count,
  /** Of these, how many stand in rules. */
  inUse: Count,
  /** Rules made of them. */
  rules: Count,
  problems: v.array(findings(PROBLEMS).item),
  differences: v.array(findings(DIFFERENCES).item),
});

/** What became of the lines of a list. */
export type OwnReport = v.InferOutput<typeof ReportSchema>;
/** A reason with the number of lines that it holds for, and some of them. */
export type Finding<Kind extends string> = {
  readonly kind: Kind;
  readonly count: number;
  readonly examples: readonly { readonly line: number; readonly text: string }[];
};

const RefusalSchema = v.object({
  why: v.picklist(REFUSALS),
  /** The browser's own words, where it gave any. */
  detail: v.string(),
  at: Moment,
});

const OwnListIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));
/** What a list may be called. */
export const ListNameSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(120));

/** An address that a list may be fetched from. */
export const ListAddressSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2000),
  v.check((text) => isWebAddress(text), 'is not an address of the web'),
);

const OwnListSchema = v.object({
  id: OwnListIdSchema,
  name: ListNameSchema,
  /** Present when the person subscribed to it. */
  url: v.optional(ListAddressSchema),
  on: v.boolean(),
  /** When the text in use was written or fetched. */
  changedAt: Moment,
  /** Characters. */
  size: Count,
  report: v.optional(ReportSchema),
  /** Rules in force: fewer than were made where the browser has no room. */
  inForce: Count,
  /** What the rules are about that the browser refused; they are not in force. */
  refused: v.optional(v.array(v.string())),
  /** Rules with a regex that are not in force: browsers take fewer of those. */
  regexesBeyond: v.optional(Count),
  /** When it is fetched next, or read for the first time; a pasted one has it until then. */
  nextAt: v.optional(Moment),
  /** Why the newest version was not taken; absent when it was. */
  refusal: v.optional(RefusalSchema),
});

/** One of the person's own lists, without its text. */
export type OwnList = Readonly<v.InferOutput<typeof OwnListSchema>>;

/** How many rules of a list are not in force because the browser has no room for them. */
export function beyondRoom({ on, report, inForce, refused, regexesBeyond = 0 }: OwnList): number {
  const made = on ? (report?.rules ?? 0) : 0;
  return Math.max(0, made - inForce - (refused?.length ?? 0) - regexesBeyond);
}

/** All of a person's own lists. */
export interface OwnLists {
  readonly lists: readonly OwnList[];
  /** How many rules the browser takes of them together. */
  readonly room: number;
}

/** Nothing pasted and nothing subscribed to. */
const NO_LISTS: OwnLists = { lists: [], room: 0 };

/** The lists as read from storage, with the reason why a part of them was left out. */
export function readOwnLists(stored: unknown): OwnLists & { readonly problem?: string } {
  if (stored === undefined) return NO_LISTS;
  const whole = v.safeParse(v.object({ lists: v.array(v.unknown()), room: Count }), stored);
  if (!whole.success) return { ...NO_LISTS, problem: v.summarize(whole.issues) };
  const seen = new Set<string>();
  const problems: string[] = [];
  const lists = whole.output.lists.flatMap((entry) => {
    const parsed = v.safeParse(OwnListSchema, entry);
    if (!parsed.success) problems.push(v.summarize(parsed.issues));
    else if (seen.has(parsed.output.id)) problems.push(`twice: ${parsed.output.id}`);
    if (!parsed.success || seen.has(parsed.output.id)) return [];
    seen.add(parsed.output.id);
    return [parsed.output];
  });
  const read = { lists, room: whole.output.room };
  return problems.length === 0 ? read : { ...read, problem: problems.join('\n') };
}

const textOfList = v.pipe(v.string(), v.maxLength(LARGEST_LIST));

/** What a person may do with lists of their own. */
export const OwnListCommandSchema = v.variant('change', [
  /** A new list without `id`, else a new text for that list. */
  v.strictObject({
    type: v.literal('own-list'),
    change: v.literal('write'),
    id: v.optional(OwnListIdSchema),
    name: ListNameSchema,
    text: textOfList,
  }),
  v.strictObject({
    type: v.literal('own-list'),
    change: v.literal('subscribe'),
    url: ListAddressSchema,
  }),
  v.strictObject({
    type: v.literal('own-list'),
    change: v.picklist(['remove', 'refresh', 'on', 'off']),
    id: OwnListIdSchema,
  }),
]);

/** What a person asks to be done with lists of their own. */
export type OwnListCommand = Readonly<v.InferOutput<typeof OwnListCommandSchema>>;

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
