import { PRIORITY } from './priorities.ts';
import type { Dialect, Draft } from './rule.ts';

/** Everything is let through, and no rule of ours changes anything. */
export function pauseRules({ resourceTypes }: Dialect): Draft[] {
  // Without resource types a rule would leave out navigations, whose parameters would be stripped.
  return [{ priority: PRIORITY.pause, action: { type: 'allow' }, condition: { resourceTypes } }];
}

/** Everything is let through on these sites, or everywhere; signals are still sent. */
export function trustRules(sites: readonly string[] | 'everywhere', dialect: Dialect): Draft[] {
  const priority = PRIORITY.trustedSite;
  const { resourceTypes } = dialect;
  const allow = { type: 'allow' } as const;
  if (sites === 'everywhere') return [{ priority, action: allow, condition: { resourceTypes } }];
  if (sites.length === 0) return [];
  if (dialect.topDomains) {
    // At once and without a reload, in every frame and in every kind of worker.
    return [{ priority, action: allow, condition: { topDomains: sites, resourceTypes } }];
  }
  return [
    {
      priority,
      action: { type: 'allowAllRequests' },
      condition: { requestDomains: sites, resourceTypes: ['main_frame'] },
    },
    // For pages that were open before, and for workers.
    { priority, action: allow, condition: { initiatorDomains: sites, resourceTypes } },
  ];
}
