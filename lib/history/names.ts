import type { Catalog, Entity } from '../domain/catalog.ts';
import type { Exposures } from '../domain/exposures.ts';
import { ownerOf } from '../domain/owner.ts';

/** Numbers for the names in a record, each given once; numbers that were given stay. */
export interface Names {
  site(name: string): number;
  host(name: string): number;
  /** Whether a host belongs to the owner of a site, both by their numbers. */
  isAffiliated(host: number, site: number): boolean;
  /** All names so far, in the order of their numbers. */
  list(): Pick<Exposures, 'sites' | 'owners' | 'hosts' | 'companies' | 'companyOf'>;
}

/** Takes up the names of an earlier reading, or begins anew. Each name is looked up only once. */
export function createNames(catalog: Catalog, earlier?: Exposures): Names {
  const sites = createNumbers(earlier?.sites);
  const hosts = createNumbers(earlier?.hosts);
  const owners = [...(earlier?.owners ?? [])];
  const companies: Entity[] = [...(earlier?.companies ?? [])];
  const companyNumbers = createNumbers(companies.map(({ id }) => id));
  const companyOf = [...(earlier?.companyOf ?? [])];

  return {
    site(name) {
      const number = sites.of(name);
      owners[number] ??= ownerOf(name, catalog);
      return number;
    },
    host(name) {
      const number = hosts.of(name);
      if (number < companyOf.length) return number;
      const entity = catalog.entityOf(name);
      const company = companyNumbers.of(entity.id);
      companies[company] ??= entity;
      companyOf[number] = company;
      return number;
    },
    isAffiliated: (host, site) => companies[companyOf[host] ?? -1]?.id === owners[site],
    list: () => ({
      sites: [...sites.names],
      owners: [...owners],
      hosts: [...hosts.names],
      companies: [...companies],
      companyOf: Uint32Array.from(companyOf),
    }),
  };
}

function createNumbers(earlier: readonly string[] = []) {
  const names = [...earlier];
  const numbers = new Map(names.map((name, number) => [name, number]));
  return {
    names: names as readonly string[],
    of(name: string): number {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}
