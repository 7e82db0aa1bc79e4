import type { InForce } from './in-force.ts';
import type { Reach, ReachReport } from './reach.ts';

/** The one block that would take most away. */
export interface NextBlock {
  readonly company: Reach;
  /** The most sites that any company would still see. */
  readonly remaining: number;
  /** Whether `remaining` is less than what the largest sees now. */
  readonly lowers: boolean;
}

/**
 * The single company whose block would cut most: among those that got through and on which nothing
 * is decided for everywhere, the one that reached most of your sites. `isSpared`: companies that
 * deliver parts of pages, whose block would break more than it cuts.
 * `undefined` when nobody else got through anywhere.
 */
export function nextBlock(
  { companies }: ReachReport,
  inForce: InForce,
  isSpared: (company: Reach) => boolean,
): NextBlock | undefined {
  const decided = new Map(
    inForce.rulings
      .filter(({ subject, site }) => subject.kind === 'company' && site === undefined)
      .map(({ subject, action }) => [subject.id, action]),
  );
  const open = companies
    .filter(({ through, entity }) => through > 0 && decided.get(entity.id) !== 'block')
    .sort((a, b) => b.through - a.through || b.recognised - a.recognised);
  // Whom the person let in sees as much as before, and is not for Unweave to propose.
  const company = open.find((one) => !isSpared(one) && !decided.has(one.entity.id));
  if (!company) return undefined;
  const remaining = Math.max(
    0,
    ...open.filter((one) => one !== company).map(({ through }) => through),
  );
  return { company, remaining, lowers: remaining < (open[0]?.through ?? 0) };
}
