import * as v from 'valibot';
import { siteOf } from '../../domain/site.ts';
import { ImportError } from '../../domain/transfer.ts';
import { parseJson } from '../json.ts';
import type { Contents, Dates } from './contents.ts';
import { createGatherer, createNamer } from './gather.ts';

/** Where things stand in a connection. */
const [SOURCE_SUB, TARGET_SUB, PRIVATE] = [9, 10, 14] as const;

/** The part that all versions have: source, target, time, type, cookie, source was visited. */
const ConnectionSchema = v.looseTuple([
  ...([v.string(), v.string(), v.number()] as const),
  ...([v.nullish(v.string()), v.unknown(), v.unknown()] as const),
]);

/**
 * What Lightbeam wrote until 2017, when it was an add-on of the old kind: one list for each request
 * to a third party, in an object with other facts or bare. The order of its fields is documented
 * (github.com/mozilla/lightbeam, doc/data_format.v1.2.md); the last one, which is not, says whether
 * the window was private.
 *
 * It says of every request which page asked, and whether a person had that page open. What other
 * frames asked for cannot be put to a page and is left out. Its `cookie` is any cookie at all: that
 * says nothing of being recognised.
 */
export function createConnections({ now }: Pick<Dates, 'now'>): Contents {
  const gatherer = createGatherer(now);
  const named = createNamer();
  let count = 0;
  let hasList = false;
  let isBare = false;

  function hostOf(name: string, sub: unknown): string | undefined {
    // Some versions have the method of the request in this place.
    const isSub = typeof sub === 'string' && /^[^A-Z]+$/.test(sub);
    return (isSub ? named(`${sub.replace(/\.$/, '')}.${name}`) : undefined) ?? named(name);
  }

  function take(json: string): void {
    count += 1;
    const parsed = v.safeParse(ConnectionSchema, parseJson(json));
    if (!parsed.success) {
      const problem = isBare && count === 1 ? 'not-ours' : 'wrong';
      throw new ImportError(problem, `entry ${count}: ${v.summarize(parsed.issues)}`);
    }
    const [source, target, time, type, , wasVisited, ...others] = parsed.output;
    const field = (place: number) => others[place - 6];
    if (field(PRIVATE) === true) return;
    const page = hostOf(source, field(SOURCE_SUB));
    const host = hostOf(target, field(TARGET_SUB));
    if (page === undefined || host === undefined) return void gatherer.leaveOut();
    const site = siteOf(page);
    if (wasVisited === true) gatherer.visit(site, time, 0);
    const isPage = /^(text\/html|application\/xhtml)/i.test(type ?? '');
    gatherer.seen({ site, host, time, verdict: 'allowed', isPage });
  }

  return {
    kind: 'connections',
    ready: [],
    open(kind, place, key) {
      const isOutermost = place === undefined;
      if (kind !== 'list' || !(isOutermost || (place === 'file' && key === 'connections'))) {
        return undefined;
      }
      if (hasList) throw new ImportError('twice', 'connections');
      hasList = true;
      isBare = isOutermost;
      return 'connections';
    },
    part(json, place) {
      if (place === 'connections') take(json);
    },
    longestString: () => Number.POSITIVE_INFINITY,
    finish() {
      if (!hasList) throw new ImportError('wrong', 'no connections');
      return { rows: gatherer.rows(), leftOut: gatherer.leftOut };
    },
  };
}
