import type { Catalog } from '../domain/catalog.ts';
import type { Choice, Protection } from '../domain/protection.ts';
import { PRIORITY } from './priorities.ts';
import type { Dialect, Rule } from './rule.ts';

/**
 * All dynamic rules that the settings ask for. The same settings always give the same rules with
 * the same ids, so that rules which did not change can be left alone.
 */
export function deriveRules(
  protection: Protection,
  catalog: Catalog,
  dialect: Dialect,
): readonly Rule[] {
  const rules = [
    ...trustRules(protection.trustedSites, dialect),
    ...Object.entries(protection.decisions)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([company, choice]) => companyRule(catalog.domainsOf(company), choice, dialect)),
  ];
  return rules.map((rule, i) => ({ id: i + 1, ...rule }));
}

function trustRules(sites: readonly string[], dialect: Dialect): Omit<Rule, 'id'>[] {
  if (sites.length === 0) return [];
  const priority = PRIORITY.trustedSite;
  // Without resource types a rule would leave out the navigation itself.
  const resourceTypes = dialect.resourceTypes;
  if (dialect.topDomains) {
    // At once and without a reload, in every frame and in every kind of worker.
    const condition = { topDomains: sites, resourceTypes };
    return [{ priority, action: { type: 'allow' }, condition }];
  }
  return [
    {
      priority,
      action: { type: 'allowAllRequests' },
      condition: { requestDomains: sites, resourceTypes: ['main_frame'] },
    },
    {
      // For pages that were open before, and for workers.
      priority,
      action: { type: 'allow' },
      condition: { initiatorDomains: sites, resourceTypes },
    },
  ];
}

function companyRule(
  domains: readonly string[],
  choice: Choice,
  dialect: Dialect,
): Omit<Rule, 'id'> {
  // A choice is about the company as a third party: its own sites stay open and whole.
  const own = dialect.topDomains
    ? { excludedTopDomains: domains }
    : { excludedInitiatorDomains: domains };
  const resourceTypes = dialect.resourceTypes.filter((type) => type !== 'main_frame');
  return {
    priority: PRIORITY.company,
    action: { type: choice },
    condition: { requestDomains: domains, ...own, resourceTypes },
  };
}
