import { companyDossier, outcomeOf } from '../../domain/dossier.ts';
import type { Exposures, Period } from '../../domain/exposures.ts';
import { type AtlasGraph, LIMITED, STOPPED, THROUGH } from './model.ts';
import { nameOfNode } from './node-name.ts';
import type { Domain } from './options.ts';

const LINK = { through: THROUGH, limited: LIMITED, stopped: STOPPED } as const;

/** The hosts of a company, by its node, with what became of them in a period; most requests first. */
export function domainsOf(
  exposures: Exposures,
  graph: AtlasGraph,
  node: number,
  period: Period,
): readonly Domain[] {
  const { name } = nameOfNode(graph.ids[node] ?? '');
  return companyDossier(exposures, name, period).hosts.map((contact) => ({
    host: contact.name,
    outcome: LINK[outcomeOf(contact)],
  }));
}
