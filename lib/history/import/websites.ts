import * as v from 'valibot';
import { siteOf } from '../../domain/site.ts';
import { parseJson } from '../json.ts';
import type { Contents, Dates } from './contents.ts';
import { createGatherer, createNamer } from './gather.ts';

/** A site's icon may be in it as a picture, of which nothing is needed. */
const LONGEST_STRING = 65_536;

const Names = v.array(v.string());

/** What is said of one host. */
export const WebsiteSchema = v.object({
  firstParty: v.fallback(v.optional(v.unknown()), undefined),
  /** The sites it was seen on; `false` for none. */
  firstPartyHostnames: v.optional(v.union([Names, v.literal(false)]), false),
  thirdParties: Names,
});

/**
 * What Lightbeam wrote from 2017 on, when it was a WebExtension: an object with an entry for each
 * host (github.com/mozilla/lightbeam-we, `outputWebsite` in src/js/store.js). It says who was seen on
 * which site, and neither when nor how often: so each thread counts once, on the day when the file
 * was saved.
 */
export function createWebsites({ now, saved }: Dates): Contents {
  const gatherer = createGatherer(now);
  const named = createNamer();

  function link(site: string | undefined, host: string | undefined): void {
    if (site === undefined || host === undefined) return void gatherer.leaveOut();
    gatherer.seen({ site: siteOf(site), host, time: saved, verdict: 'allowed', once: true });
  }

  return {
    kind: 'websites',
    ready: [],
    open: () => undefined,
    part(json, place, key = '') {
      const parsed = v.safeParse(WebsiteSchema, parseJson(json));
      const host = named(key);
      if (!parsed.success || host === undefined || place !== 'file')
        return void gatherer.leaveOut();
      const { firstParty, firstPartyHostnames, thirdParties } = parsed.output;
      if (firstParty === true || thirdParties.length > 0) gatherer.visit(siteOf(host), saved, 0);
      for (const other of thirdParties) link(host, named(other));
      // The same threads from their other end.
      for (const other of firstPartyHostnames || []) link(named(other), host);
    },
    longestString: () => LONGEST_STRING,
    finish: () => ({ rows: gatherer.rows(), leftOut: gatherer.leftOut }),
  };
}
