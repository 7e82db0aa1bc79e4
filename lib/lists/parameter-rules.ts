import { PRIORITY } from '../dnr/priorities.ts';
import type { ParameterPlan, PlacedParameter } from './parameters.ts';
import type { StaticCondition, StaticRule } from './rule.ts';

/**
 * The rules of a plan. Of several rules that would rewrite an address a browser takes one, and does
 * nothing at all if that one finds nothing to strip; so no two may stand in each other's way.
 *
 * - What is stripped everywhere stands in one rule, without a condition on the address; sites with
 *   exceptions have one of their own instead. One redirect strips all of it.
 * - What is stripped on some pages stands one number higher, in rules that match only an address
 *   with the parameter in it, and strips all that is to be stripped there. The address that they
 *   lead to meets the rule for everywhere.
 * - Chromium writes `?page&b=1` as `?page=&b=1` when it strips something, which some sites answer
 *   with another page. An address with such a bare word is left alone, but for the parameters that
 *   are met most, which are cut out of its text, one after the other.
 */
export function parameterRules(plan: ParameterPlan): StaticRule[] {
  const drafts = [
    ...rulesForEverywhere(plan.everywhere),
    ...rulesForPlaces(plan.somewhere),
    ...rulesForBareWords(plan.everywhere),
  ];
  return drafts.map((draft, index) => ({ id: index + 1, ...draft }));
}

type Draft = Omit<StaticRule, 'id'>;

/** The parameters that are met most, in groups that the memory of one regex has room for. */
const COMMON = [
  ['utm_source', 'utm_medium', 'utm_campaign'],
  ['utm_term', 'utm_content', 'utm_id', '_gl'],
  ['fbclid', 'gclid', 'gbraid', 'wbraid'],
  ['msclkid', 'ttclid', 'twclid', 'yclid'],
];

/** A name without `=`, or nothing at all, somewhere in the query. */
const BARE_WORD = '^[^?#]*\\?(?:[^#]*&)?[^=&#]*(?:[&#]|$)';

function rulesForBareWords(everywhere: ParameterPlan['everywhere']): Draft[] {
  const groups = COMMON.map((group) => group.filter((name) => everywhere.has(name)));
  const hosts = exceptedHosts(everywhere);
  const cut = (regexFilter: string): Draft => ({
    priority: PRIORITY.parameters + 3,
    action: { type: 'redirect', redirect: { regexSubstitution: '\\1\\2' } },
    condition: {
      regexFilter,
      isUrlFilterCaseSensitive: true,
      ...(hosts.length > 0 && { excludedRequestDomains: hosts }),
      resourceTypes: ['main_frame'],
    },
  });
  return [
    {
      priority: PRIORITY.parameters + 2,
      action: { type: 'allow' },
      condition: { regexFilter: BARE_WORD, resourceTypes: ['main_frame'] },
    },
    ...groups
      .filter((group) => group.length > 0)
      .map((group) => group.join('|'))
      .flatMap((names) => [
        // The bare word comes first, then the parameter; and the other way round.
        cut(`^([^?#]*\\?(?:[^#]*&)?[^=&#]+(?:&[^#]*)?)&(?:${names})=[^&#]*(.*)$`),
        cut(`^([^?#]*\\?(?:[^#]*&)?)(?:${names})=[^&#]*&((?:[^#]*&)?[^=&#]+(?:[&#].*)?)$`),
      ]),
  ];
}

function exceptedHosts(everywhere: ParameterPlan['everywhere']): string[] {
  return [...new Set([...everywhere.values()].flatMap((excepted) => [...excepted]))].sort();
}

function strip(
  names: Iterable<string>,
  isPlaced: boolean,
  condition: Omit<StaticCondition, 'resourceTypes'>,
): Draft {
  const removeParams = [...new Set(names)].sort();
  return {
    priority: PRIORITY.parameters + (isPlaced ? 1 : 0),
    action: { type: 'redirect', redirect: { transform: { queryTransform: { removeParams } } } },
    condition: { ...condition, resourceTypes: ['main_frame'] },
  };
}

function rulesForEverywhere(everywhere: ParameterPlan['everywhere']): Draft[] {
  const names = [...everywhere.keys()].sort();
  const hosts = exceptedHosts(everywhere);
  if (names.length === 0) return [];
  const kept = (host: string) =>
    // An exception for a domain is one for everything beneath it.
    names.filter((name) => ![...(everywhere.get(name) ?? [])].some((one) => isWithin(host, one)));
  const groups = Map.groupBy(hosts, (host) => kept(host).join(' '));
  const general = strip(names, false, {
    ...(hosts.length > 0 && { excludedRequestDomains: hosts }),
  });
  const special = [...groups].flatMap(([joined, domains]) => {
    if (joined === '') return [];
    const nested = hosts.filter(
      (host) => !domains.includes(host) && domains.some((domain) => isWithin(host, domain)),
    );
    return strip(joined.split(' '), false, {
      requestDomains: domains,
      ...(nested.length > 0 && { excludedRequestDomains: nested }),
    });
  });
  return [general, ...special];
}

function rulesForPlaces(parameters: readonly PlacedParameter[]): Draft[] {
  const places = new Map<string, { place: PlacedParameter; names: Set<string> }>();
  for (const parameter of parameters) {
    for (const host of parameter.hosts.length > 0 ? parameter.hosts : ['']) {
      const place = { ...parameter, hosts: host === '' ? [] : [host] };
      const key = JSON.stringify([place.pattern, place.hosts, place.excludedHosts]);
      const known = places.get(key) ?? { place, names: new Set() };
      known.names.add(parameter.name);
      places.set(key, known);
    }
  }
  // Sites on which the same is stripped share their rules.
  const alike = Map.groupBy(places.values(), ({ place, names }) =>
    JSON.stringify([place.pattern, place.excludedHosts, [...names].sort()]),
  );
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { place, names } = first;
    const hosts = [first, ...others].flatMap((one) => one.place.hosts).sort();
    return [...names].sort().map((name) =>
      strip(names, true, {
        urlFilter: `${place.pattern}${place.pattern === '' ? '' : '*'}^${name}=`,
        isUrlFilterCaseSensitive: true,
        ...(hosts.length > 0 && { requestDomains: hosts }),
        ...(place.excludedHosts.length > 0 && {
          excludedRequestDomains: [...place.excludedHosts].sort(),
        }),
      }),
    );
  });
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
