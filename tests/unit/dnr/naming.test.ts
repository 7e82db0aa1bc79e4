import { describe, expect, it } from 'vitest';
import { type ListedRule, namingsOf } from '@/lib/dnr/naming.ts';

const HOSTS = ['px.ads.example', 'ads.example', 'notads.example', 'cdn.example'];
const SITE = 'news.example';

function rule(condition: ListedRule['condition'], type = 'block'): ListedRule {
  return { action: { type }, condition };
}

function says(...rules: ListedRule[]): Record<string, string[]> {
  const found = namingsOf('base', rules, HOSTS, SITE);
  return Object.fromEntries([...found].map(([host, all]) => [host, all.map((one) => one.says)]));
}

describe('what a list says of hosts', () => {
  it('names a domain and all below it, label by label', () => {
    const wanted = { 'px.ads.example': ['host'], 'ads.example': ['host'] };
    expect(says(rule({ requestDomains: ['other.example', 'ads.example'] }))).toEqual(wanted);
    expect(says(rule({ urlFilter: '||ads.example^' }))).toEqual(wanted);
    const stub = { type: 'redirect', redirect: { extensionPath: '/stubs/empty.js' } };
    const condition = { urlFilter: '||ads.example' };
    expect(says({ action: stub, condition })).toEqual(wanted);
    expect(says(rule({ urlFilter: '||s.example^' }))).toEqual({});
  });

  it('tells addresses from whole hosts', () => {
    const wanted = { 'cdn.example': ['addresses'] };
    expect(says(rule({ urlFilter: '||cdn.example/ads/' }))).toEqual(wanted);
    expect(says(rule({ urlFilter: '/ads/', requestDomains: ['cdn.example'] }))).toEqual(wanted);
    expect(says(rule({ regexFilter: 'ads', requestDomains: ['cdn.example'] }))).toEqual(wanted);
  });

  it('names nobody by a rule for addresses of any host', () => {
    expect(says(rule({ urlFilter: '/ads/' }), rule({ regexFilter: 'example' }))).toEqual({});
    expect(says(rule({ urlFilter: '||cdn.exam' }))).toEqual({});
  });

  it('counts exceptions, and leaves other rules aside', () => {
    const requestDomains = ['cdn.example'];
    expect(says(rule({ requestDomains }, 'allow'))).toEqual({ 'cdn.example': ['exception'] });
    expect(says(rule({ requestDomains }, 'modifyHeaders'))).toEqual({});
    expect(says(rule({ requestDomains }), rule({ requestDomains }, 'allow'))).toEqual({
      'cdn.example': ['host', 'exception'],
    });
  });

  it('blames no list for what it does to whole pages, or on a host’s own', () => {
    const requestDomains = ['cdn.example'];
    const pages = { requestDomains, resourceTypes: ['main_frame'] };
    expect(says(rule(pages, 'redirect'), rule(pages, 'allow'))).toEqual({});
    expect(says(rule(pages, 'allowAllRequests'))).toEqual({});
    // A rewritten address is asked for nevertheless.
    expect(says(rule({ requestDomains }, 'redirect'))).toEqual({});
    const own = { requestDomains, domainType: 'firstParty' };
    expect(says(rule(own), rule(own, 'allow'))).toEqual({});
    const frames = { requestDomains, resourceTypes: ['main_frame', 'sub_frame'] };
    expect(says(rule(frames), rule({ ...own, domainType: 'thirdParty' }))).toEqual({
      'cdn.example': ['host'],
    });
  });

  it('follows for which sites a rule is meant, and which hosts it leaves out', () => {
    const requestDomains = ['ads.example'];
    const both = { 'px.ads.example': ['host'], 'ads.example': ['host'] };
    expect(says(rule({ requestDomains, initiatorDomains: [SITE] }))).toEqual(both);
    expect(says(rule({ requestDomains, initiatorDomains: ['other.example'] }))).toEqual({});
    expect(says(rule({ requestDomains, excludedInitiatorDomains: [SITE] }))).toEqual({});
    expect(says(rule({ requestDomains, excludedRequestDomains: ['px.ads.example'] }))).toEqual({
      'ads.example': ['host'],
    });
  });
});
