import * as v from 'valibot';
import { CATEGORIES, SOURCES } from './catalog.ts';
import type { ReachReport } from './reach.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const EntitySchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  category: v.picklist(CATEGORIES),
  source: v.picklist(SOURCES),
});

const ReachSchema = v.strictObject({
  entity: EntitySchema,
  attempted: Count,
  through: Count,
  limited: Count,
  recognised: Count,
  requestsThrough: Count,
  requestsStopped: Count,
  knowsYou: v.boolean(),
  first: v.number(),
  last: v.number(),
});

/** A report that was kept, as it is read back. */
export const ReachReportSchema: v.GenericSchema<unknown, ReachReport> = v.strictObject({
  sites: Count,
  companies: v.array(ReachSchema),
  requestsThrough: Count,
  requestsStopped: Count,
  threads: Count,
  threadsStopped: Count,
});
