import type { Category } from './catalog.ts';
import type { Reach, ReachReport } from './reach.ts';

/** The most telling fact of a period, as data; the screen turns it into a sentence. */
export type Headline =
  /** Nothing is on record in the period. */
  | { readonly kind: 'empty' }
  /** You were on sites, and no stranger was there. */
  | { readonly kind: 'alone'; readonly sites: number }
  /** Strangers were there, but none of them on two sites: nobody could follow you anywhere. */
  | {
      readonly kind: 'apart';
      readonly sites: number;
      /** Strangers that tried to see you, and those of them that got through. */
      readonly companies: number;
      readonly reached: number;
    }
  /** A company could follow you across sites. */
  | {
      readonly kind: 'followed';
      readonly sites: number;
      readonly company: Reach;
      /** Other companies with just the same `attempted` and `through`, as the report orders them. */
      readonly tied: readonly Reach[];
      /**
       * What blocking did about it. `none`: it was seen on all of these sites; `cut`: on
       * `company.through` of them; `ended`: on none.
       */
      readonly blocking: 'none' | 'cut' | 'ended';
    };

/** Fewer sites are no way along which anybody could follow. */
const A_WAY = 2;

/**
 * Companies that deliver parts of a page tell less than those that live by knowing people: one of
 * them makes the headline only when it was on more than twice as many sites.
 */
const PLAIN_SERVICES: ReadonlySet<Category> = new Set(['consent', 'delivery', 'utility']);

/** The most telling fact of a report. At Watch, too: there nothing is blocked, so nothing is cut. */
export function headlineOf({ sites, companies }: ReachReport): Headline {
  if (sites === 0) return { kind: 'empty' };
  if (companies.length === 0) return { kind: 'alone', sites };
  const company = mostTelling(companies);
  if (company === undefined) {
    const reached = companies.filter(({ through }) => through > 0).length;
    return { kind: 'apart', sites, companies: companies.length, reached };
  }
  const tied = companies.filter(
    (other) =>
      other !== company &&
      other.attempted === company.attempted &&
      other.through === company.through &&
      isPlainService(other) === isPlainService(company),
  );
  return { kind: 'followed', sites, company, tied, blocking: blockingOf(company) };
}

/** The one on most sites, plain services aside. */
function mostTelling(companies: readonly Reach[]): Reach | undefined {
  const followers = companies.filter(({ attempted }) => attempted >= A_WAY);
  const largest = followers[0];
  const telling = followers.find((company) => !isPlainService(company));
  return telling && largest && telling.attempted * 2 >= largest.attempted ? telling : largest;
}

/** Whether a company delivers parts of pages, rather than living by knowing people. */
export function isPlainService({ entity }: Reach): boolean {
  return PLAIN_SERVICES.has(entity.category);
}

function blockingOf({ attempted, through }: Reach): 'none' | 'cut' | 'ended' {
  if (through === 0) return 'ended';
  return through < attempted ? 'cut' : 'none';
}
