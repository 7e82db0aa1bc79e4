import { isWithin } from './explain.ts';
import type { Ruling } from './in-force.ts';

/** Where something was decided on a company that does not hold for all of it. */
export interface PartlyDecided {
  /** On how many sites: for the company, or for a domain of it. */
  readonly sites: number;
  /** On how many of its domains, for every site. */
  readonly domains: number;
}

/**
 * Counts the decisions on a company, by its id, besides the one for everywhere.
 *
 * @param hosts those that it was seen with: a domain above or among them is one of its own
 */
export function partlyDecided(
  rulings: readonly Ruling[],
  company: string,
  hosts: readonly string[],
): PartlyDecided {
  const sites = new Set<string>();
  const domains = new Set<string>();
  for (const { subject, site } of rulings) {
    const { kind, id } = subject;
    const isMeant = kind === 'company' ? id === company : hosts.some((host) => isWithin(host, id));
    if (!isMeant) continue;
    if (site !== undefined) sites.add(site);
    else if (kind === 'domain') domains.add(id);
  }
  return { sites: sites.size, domains: domains.size };
}
