import { describe, expect, it } from 'vitest';
import { blockedHosts } from '@/lib/lists/pack-catalog';
import type { StaticRule } from '@/lib/lists/rule';

function rule(condition: StaticRule['condition']): StaticRule {
  return { id: 1, priority: 1, action: { type: 'block' }, condition };
}

describe('hosts that a list blocks', () => {
  it('are those that it blocks on other sites, be it as pixels or frames only', () => {
    const rules = [
      rule({ requestDomains: ['b.example', 'a.example'] }),
      rule({ requestDomains: ['a.example'], domainType: 'thirdParty' }),
      rule({ requestDomains: ['pixel.example'], resourceTypes: ['image'] }),
      rule({
        ...{ requestDomains: ['widget.example'], domainType: 'thirdParty' },
        resourceTypes: ['sub_frame'],
      }),
    ];
    expect(blockedHosts(rules)).toEqual([
      'a.example',
      'b.example',
      'pixel.example',
      'widget.example',
    ]);
  });

  it('are none of which it blocks a part, or what they show on their own pages', () => {
    const requestDomains = ['site.example'];
    const rules = [
      rule({ requestDomains, urlFilter: '/ads/' }),
      rule({ requestDomains, initiatorDomains: ['site.example'] }),
      rule({ requestDomains, domainType: 'firstParty' }),
      rule({ requestDomains, resourceTypes: ['sub_frame'] }),
    ];
    expect(blockedHosts(rules)).toEqual([]);
  });
});
