import * as v from 'valibot';
import type { Category } from './catalog.ts';
import { type Day, dayOf, startOf } from './day.ts';
import { SiteSchema } from './decision-schema.ts';
import type { Lens, Outcome } from './lens.ts';
import { SPANS } from './lens.ts';

/** The views of the atlas, in the order of its navigation. */
export const VIEWS = [
  ...(['graph', 'companies', 'sites', 'trails', 'decisions', 'data', 'settings'] as const),
] as const;

/** A view of the atlas, as its address names it. */
export type ViewName = (typeof VIEWS)[number];

/** How a table is sorted; each view knows its own columns and ignores the names of others. */
export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

/** Everything the atlas shows, as its address says it. */
export interface AtlasAddress {
  readonly view: ViewName;
  readonly lens: Lens;
  /** Id of the node whose panel is open (`site:nytimes.com`, `company:Google`). */
  readonly node?: string | undefined;
  readonly sort?: Sort | undefined;
  /** What is searched for in the view's list. */
  readonly search?: string | undefined;
  /** Whose trail is shown: an entity id; without a day, that of the latest day. */
  readonly trail?: { readonly company: string; readonly day?: Day | undefined } | undefined;
}

/** What the atlas shows when its address says nothing: the graph of all that is on record. */
export const FIRST_ADDRESS: AtlasAddress = { view: 'graph', lens: { period: 'all' } };

const CATEGORIES = [
  ...['advertising', 'analytics', 'consent', 'delivery', 'marketing', 'social', 'support'],
  ...['tag-manager', 'tracking', 'unknown', 'utility', 'video'],
] as Category[];
const OUTCOMES = ['through', 'limited', 'stopped'] as const satisfies readonly Outcome[];

const NameSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(253));
const DaysSchema = v.pipe(
  v.string(),
  v.regex(/^[12]\d{7}-[12]\d{7}$/),
  v.transform((text) => text.split('-').map(Number)),
  v.strictTuple([v.number(), v.number()]),
  v.check(([from, to]) => from <= to && [from, to].every(isDay), 'is no range of days'),
  v.transform(([from, to]) => ({ from, to })),
);
const PARTS = {
  view: v.picklist(VIEWS),
  period: v.union([v.picklist(SPANS), DaysSchema]),
  category: v.pipe(
    v.string(),
    v.maxLength(200),
    v.transform((text) => [...new Set(text.split('.'))]),
    v.array(v.picklist(CATEGORIES)),
  ),
  outcome: v.picklist(OUTCOMES),
  yes: v.pipe(
    v.literal('yes'),
    v.transform(() => true as const),
  ),
  name: NameSchema,
  site: SiteSchema,
  path: v.strictTuple([SiteSchema, SiteSchema]),
  node: v.pipe(v.string(), v.maxLength(262), v.regex(/^(site|company):./s)),
  sort: v.pipe(
    v.string(),
    v.regex(/^[a-z]{1,20}-(up|down)$/),
    v.transform((text) => {
      const [by = '', direction] = text.split('-');
      return { by, descending: direction === 'down' };
    }),
  ),
  search: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  day: v.pipe(v.string(), v.regex(/^[12]\d{7}$/), v.transform(Number), v.check(isDay, 'is no day')),
} as const;

/** Whether a number is a day of the calendar: 20260230 is not. */
function isDay(day: Day): boolean {
  return dayOf(startOf(day)) === day;
}

/**
 * The hash that says all of an address, in one spelling only: `#/graph?period=month&site=a.example`.
 * What stands in it by default is left out.
 */
export function writeAddress({ view, lens, node, sort, search, trail }: AtlasAddress): string {
  const said = new URLSearchParams();
  const say = (key: string, value: string | undefined) => {
    if (value !== undefined && value !== '') said.append(key, value);
  };
  const { period } = lens;
  if (typeof period === 'object') say('period', `${period.from}-${period.to}`);
  else if (period !== FIRST_ADDRESS.lens.period) say('period', period);
  say('category', lens.categories?.join('.'));
  say('outcome', lens.outcome);
  say('cookies', lens.cookies ? 'yes' : undefined);
  say('known', lens.knowsYou ? 'yes' : undefined);
  say('company', lens.company);
  say('site', lens.site);
  for (const site of lens.path ?? []) say('path', site);
  say('node', node);
  say('sort', sort && `${sort.by}-${sort.descending ? 'down' : 'up'}`);
  say('search', search);
  say('trail', trail?.company);
  say('day', trail?.day?.toString());
  const query = said.toString();
  return `#/${view}${query && `?${query}`}`;
}

/**
 * What a hash says. Never throws: an address may come from anybody, so whatever in it is wrong is
 * left out by itself, and the rest holds.
 */
export function readAddress(hash: string): AtlasAddress {
  const [path = '', ...rest] = hash.replace(/^#\/?/, '').split('?');
  const said = new URLSearchParams(rest.join('?'));
  const part = <Schema extends v.GenericSchema>(
    schema: Schema,
    value: unknown,
  ): v.InferOutput<Schema> | undefined => {
    const read = v.safeParse(schema, value);
    return read.success ? read.output : undefined;
  };
  const company = part(PARTS.name, said.get('trail'));
  const categories = part(PARTS.category, said.get('category'));
  return compact({
    view: part(PARTS.view, path) ?? FIRST_ADDRESS.view,
    lens: compact({
      period: part(PARTS.period, said.get('period')) ?? FIRST_ADDRESS.lens.period,
      categories: categories?.length ? categories : undefined,
      outcome: part(PARTS.outcome, said.get('outcome')),
      cookies: part(PARTS.yes, said.get('cookies')),
      knowsYou: part(PARTS.yes, said.get('known')),
      company: part(PARTS.name, said.get('company')),
      site: part(PARTS.site, said.get('site')),
      path: part(PARTS.path, said.getAll('path')),
    }),
    node: part(PARTS.node, said.get('node')),
    sort: part(PARTS.sort, said.get('sort')),
    search: part(PARTS.search, said.get('search')),
    trail:
      company === undefined
        ? undefined
        : compact({ company, day: part(PARTS.day, said.get('day')) }),
  });
}

/** Without what is `undefined`: two addresses that say the same are then equal. */
function compact<Parts extends object>(parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  ) as Parts;
}
