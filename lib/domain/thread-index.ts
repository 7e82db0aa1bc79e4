import type { Exposures } from './exposures.ts';

/** In `ThreadIndex.of`: the exposure belongs to no thread, because the host is the site's own. */
export const NO_THREAD = 0xffff_ffff;

/** Every pair of a site and a stranger that was seen there, numbered by site, then by company. */
export interface ThreadIndex {
  readonly length: number;
  /** By thread: indices into `Exposures.sites` and `Exposures.companies`. */
  readonly site: Uint32Array;
  readonly company: Uint32Array;
  /** By exposure: its thread, or `NO_THREAD`. */
  readonly of: Uint32Array;
}

const known = new WeakMap<Exposures, ThreadIndex>();

/**
 * Numbers the threads of a record. Linear (two counting sorts), and done once for each record:
 * reach, graph and lenses all ask for it.
 */
export function indexThreads(exposures: Exposures): ThreadIndex {
  const found = known.get(exposures);
  if (found) return found;
  const made = makeIndex(exposures);
  known.set(exposures, made);
  return made;
}

/** Takes an index that was made of the same record elsewhere: in a worker. */
export function rememberThreads(exposures: Exposures, index: ThreadIndex): void {
  known.set(exposures, index);
}

function makeIndex(exposures: Exposures): ThreadIndex {
  const { length, site, host, companyOf, affiliated } = exposures;
  const company = new Uint32Array(length);
  const strangers = new Uint32Array(length);
  let count = 0;
  for (let i = 0; i < length; i += 1) {
    company[i] = companyOf[host[i] as number] as number;
    if (affiliated[i] === 0) strangers[count++] = i;
  }
  const byCompany = sortBy(company, strangers.subarray(0, count), exposures.companies.length);
  const sorted = sortBy(site, byCompany, exposures.sites.length);

  const of = new Uint32Array(length).fill(NO_THREAD);
  const sites = new Uint32Array(count);
  const companies = new Uint32Array(count);
  let last = -1;
  for (const i of sorted) {
    const [s, c] = [site[i] as number, company[i] as number];
    if (last < 0 || sites[last] !== s || companies[last] !== c) {
      last += 1;
      sites[last] = s;
      companies[last] = c;
    }
    of[i] = last;
  }
  const threads = last + 1;
  return {
    length: threads,
    site: sites.slice(0, threads),
    company: companies.slice(0, threads),
    of,
  };
}

/** Sorts entries by a small key, those with the same key in the order in which they came. */
function sortBy(key: Uint32Array, entries: Uint32Array, keys: number): Uint32Array {
  const start = new Uint32Array(keys + 1);
  for (const i of entries) (start[(key[i] as number) + 1] as number) += 1;
  for (let k = 0; k < keys; k += 1) (start[k + 1] as number) += start[k] as number;
  const sorted = new Uint32Array(entries.length);
  for (const i of entries) {
    const k = key[i] as number;
    const place = start[k] as number;
    sorted[place] = i;
    start[k] = place + 1;
  }
  return sorted;
}
