/** A made-up record of sites and the third parties on them, as numbers. */
export interface MadeWeb {
  readonly sites: number;
  /** By third party, the biggest first: the sites it is on. */
  readonly parties: readonly ReadonlySet<number>[];
  /** By site: which interest it belongs to. Sites of one interest share third parties. */
  readonly interests: Uint16Array;
}

export interface WebSize {
  readonly sites: number;
  readonly parties: number;
  readonly links: number;
}

/** Share of third parties that are on one site only. */
const LONERS = 0.67;
/** Sites that belong to one interest. */
const SITES_OF_INTEREST = 40;
/** A third party on a greater share of all sites belongs to no interest. */
const EVERYWHERE = 0.1;
/** Share of its sites that a third party finds within its interest. */
const FAITHFUL = 0.85;

/**
 * A record with the degrees of the real web: two thirds of the third parties on one site only, the
 * biggest on half of all sites. Beyond the big ones, third parties belong to interests. The same
 * every time.
 */
export function makeWeb({ sites, parties, links }: WebSize, seed = 1): MadeWeb {
  const random = generator(seed);
  const count = Math.max(2, Math.round(sites / SITES_OF_INTEREST));
  const interests = Uint16Array.from({ length: sites }, () => Math.floor(random() * count));
  const members = Array.from({ length: count }, (): number[] => []);
  for (const [site, interest] of interests.entries()) members[interest]?.push(site);
  const pick = (degree: number): ReadonlySet<number> => {
    const home = degree > sites * EVERYWHERE ? [] : poolFor(degree, members, random);
    const picked = new Set<number>();
    while (picked.size < degree) {
      const near = home.length > 0 && random() < FAITHFUL;
      picked.add(
        near ? (home[Math.floor(random() * home.length)] as number) : Math.floor(random() * sites),
      );
    }
    return picked;
  };
  return { sites, parties: degrees({ sites, parties, links }).map(pick), interests };
}

/** The size that a history of so many sites and third parties has. */
export function sizeOf(nodes: number, linksPerNode: number): WebSize {
  const sites = Math.round(nodes * 0.33);
  return { sites, parties: nodes - sites, links: Math.round(nodes * linksPerNode) };
}

/** Sites of as many neighbouring interests as it takes to be twice the degree. */
function poolFor(
  degree: number,
  members: readonly (readonly number[])[],
  random: () => number,
): readonly number[] {
  const pool: number[] = [];
  const start = Math.floor(random() * members.length);
  for (let step = 0; step < members.length && pool.length < 2 * degree; step++) {
    pool.push(...(members[(start + step) % members.length] ?? []));
  }
  return pool;
}

/** On how many sites each third party is, the biggest first. */
function degrees({ sites, parties, links }: WebSize): number[] {
  const loners = Math.round(parties * LONERS);
  const others = parties - loners;
  const falling = (slope: number) =>
    Array.from({ length: others }, (_, rank) =>
      Math.max(2, Math.round(sites / 2 / (rank + 1) ** slope)),
    );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  let [low, high] = [0, 3];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (sum(falling(middle)) > links - loners) low = middle;
    else high = middle;
  }
  return [...falling(high), ...Array.from({ length: loners }, () => 1)];
}

/** Numbers from 0 to 1 by a linear congruence, so that every run has the same record. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (1_664_525 * state + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
