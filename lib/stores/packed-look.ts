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
  /** By company of the report, one after the other: its numbers in the order of `NUMBERS`. */
  readonly numbers: Float64Array;
  /** By company of the report: 1 where a site of its own is on record. */
  readonly knowsYou: Uint8Array;
  /** By company of the report: 1 where the lens shows it. */
  readonly shown: Uint8Array;
}

const NUMBERS = [
  ...(['attempted', 'through', 'limited', 'recognised'] as const),
  ...(['requestsThrough', 'requestsStopped', 'first', 'last'] as const),
] as const;

/** Packs a look at a record that has these companies. */
export function packLook(look: Look, entities: readonly Entity[]): PackedLook {
  const { report, headline: _, companies, ...rest } = look;
  const { companies: reaches, ...sums } = report;
  const indexOf = new Map(entities.map((entity, index) => [entity, index]));
  const isShown = new Set(companies);
  return {
    ...rest,
    report: sums,
    entities: Uint32Array.from(reaches, ({ entity }) => indexOf.get(entity) ?? 0),
    numbers: Float64Array.from(reaches.flatMap((reach) => NUMBERS.map((name) => reach[name]))),
    knowsYou: Uint8Array.from(reaches, ({ knowsYou }) => (knowsYou ? 1 : 0)),
    shown: Uint8Array.from(reaches, (reach) => (isShown.has(reach) ? 1 : 0)),
  };
}

/** The look that was packed, with the companies of the record on this side. */
export function unpackLook(packed: PackedLook, entities: readonly Entity[]): Look {
  const { report: sums, entities: indices, numbers, knowsYou, shown, ...rest } = packed;
  const reaches = Array.from(indices, (index, row): Reach => {
    const number = (column: number) => numbers[row * NUMBERS.length + column] as number;
    return {
      entity: entities[index] as Entity,
      knowsYou: knowsYou[row] === 1,
      attempted: number(0),
      through: number(1),
      limited: number(2),
      recognised: number(3),
      requestsThrough: number(4),
      requestsStopped: number(5),
      first: number(6),
      last: number(7),
    };
  });
  const report = { ...sums, companies: reaches };
  const companies = reaches.filter((_, row) => shown[row] === 1);
  return { ...rest, report, headline: headlineOf(report), companies };
}
