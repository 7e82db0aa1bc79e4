import * as v from 'valibot';
import { siteOf } from '../../domain/site.ts';
import { parseJson } from '../json.ts';
import type { Contents, Dates } from './contents.ts';
import { createGatherer, createNamer } from './gather.ts';

/** What is said of one domain: on which pages it was seen, and whether you visited it. */
export const TrackerSchema = v.object({
  referrers: v.record(
    v.string(),
    v.object({ datatypes: v.fallback(v.array(v.nullable(v.string())), []) }),
  ),
  visited: v.fallback(v.optional(v.boolean(), false), false),
});

/**
 * What Collusion, Lightbeam's forerunner, wrote in 2012: an object with an entry for each domain
 * (github.com/mozilla/lightbeam, doc/data_format.v0.0.md). Its times count from when the browser was
 * started, so they are none; every thread counts once, on the day when the file was saved.
 */
export function createCollusion({ now, saved }: Dates): Contents {
  const gatherer = createGatherer(now);
  const named = createNamer();
  return {
    kind: 'collusion',
    ready: [],
    open: () => undefined,
    part(json, place, key = '') {
      const parsed = v.safeParse(TrackerSchema, parseJson(json));
      const host = named(key);
      if (!parsed.success || host === undefined || place !== 'file')
        return void gatherer.leaveOut();
      const { referrers, visited } = parsed.output;
      if (visited) gatherer.visit(siteOf(host), saved, 0);
      for (const [name, { datatypes }] of Object.entries(referrers)) {
        const page = named(name);
        const isPage =
          datatypes.length > 0 && datatypes.every((type) => type?.startsWith('text/html'));
        if (page === undefined) gatherer.leaveOut();
        else {
          const thread = { site: siteOf(page), host, time: saved, once: true };
          gatherer.seen({ ...thread, verdict: 'allowed', isPage });
        }
      }
    },
    longestString: () => Number.POSITIVE_INFINITY,
    finish: () => ({ rows: gatherer.rows(), leftOut: gatherer.leftOut }),
  };
}
