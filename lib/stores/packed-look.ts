import type { Entity } from '../domain/catalog.ts';
import { headlineOf } from '../domain/headline.ts';
import type { Reach, ReachReport } from '../domain/reach.ts';
import type { Look } from './atlas-look.ts';

/**
 * A look as columns of numbers, for the way from a worker to its page: to take thousands of objects
 * out of a message holds the page for longer than to make them there.
 */
export interface PackedLook extends Omit<Look, 'report' | 'headline' | 'companies'> {
  readonly report: Omit<ReachReport, 'companies'>;
  /** By company of the report: its index into the record's companies. */
  readonly entities: Uint32Array;
  /** By company of the report: its numbers, each in a column of its own. */
  readonly numbers: Readonly<Record<Numbered, Float64Array>>;
  /** By company of the report: 1 where a site of its own is on record. */
  readonly knowsYou: Uint8Array;
  /** By company of the report: 1 where the lens shows it. */
  readonly shown: Uint8Array;
}

const NUMBERS = [
  ...(['attempted', 'through', 'limited', 'recognised'] as const),
  ...(['requestsThrough', 'requestsStopped', 'first', 'last'] as const),
] as const;
type Numbered = (typeof NUMBERS)[number];

/** Packs a look at a record that has these companies. */
export function packLook(look: Look, entities: readonly Entity[]): PackedLook {
  const { report, headline: _, companies, ...rest } = look;
  const { companies: reaches, ...sums } = report;
  const indexOf = new Map(entities.map((entity, index) => [entity, index]));
  const isShown = new Set(companies);
  return {
    ...rest,
    report: sums,
    entities: Uint32Array.from(reaches, ({ entity }) => indexOf.get(entity) as number),
    numbers: Object.fromEntries(
      NUMBERS.map((name) => [name, Float64Array.from(reaches, (reach) => reach[name])]),
    ) as Record<Numbered, Float64Array>,
    knowsYou: Uint8Array.from(reaches, ({ knowsYou }) => (knowsYou ? 1 : 0)),
    shown: Uint8Array.from(reaches, (reach) => (isShown.has(reach) ? 1 : 0)),
  };
}

/** The look that was packed, with the companies of the record on this side. */
export function unpackLook(packed: PackedLook, entities: readonly Entity[]): Look {
  const { report: sums, entities: indices, numbers, knowsYou, shown, ...rest } = packed;
  const reaches = Array.from(indices, (index, row): Reach => {
    const number = (name: Numbered) => numbers[name][row] as number;
    return {
      entity: entities[index] as Entity,
      knowsYou: knowsYou[row] === 1,
      attempted: number('attempted'),
      through: number('through'),
      limited: number('limited'),
      recognised: number('recognised'),
      requestsThrough: number('requestsThrough'),
      requestsStopped: number('requestsStopped'),
      first: number('first'),
      last: number('last'),
    };
  });
  const report = { ...sums, companies: reaches };
  const companies = reaches.filter((_, row) => shown[row] === 1);
  return { ...rest, report, headline: headlineOf(report), companies };
}
