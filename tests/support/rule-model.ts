import type { Rule, RuleCondition } from '../../lib/dnr/rule.ts';
import { isWithin } from '../../lib/domain/explain.ts';

/** A request as declarative rules see it. */
export interface ModelRequest {
  readonly host: string;
  /** Host of the top-level document. */
  readonly top: string;
  readonly type: string;
  /** Its address and its tab, where rules look at them. */
  readonly url?: string;
  readonly tabId?: number;
}

/** What rules do with a request. `lists`: no rule of ours has a say. */
export interface ModelOutcome {
  readonly verdict: 'block' | 'allow' | 'redirect' | 'lists';
  /** Where it is redirected to. */
  readonly to?: string;
  /** Request headers that are removed or set. */
  readonly headers: readonly string[];
}

/**
 * What the documentation of declarativeNetRequest says that a browser does with rules of block,
 * allow, redirect and modifyHeaders: the highest priority wins, at equal numbers allow before block
 * before redirect; headers
 * are changed only by rules above every allow that matches.
 * https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#evaluation
 */
export function outcomeOf(rules: readonly Rule[], request: ModelRequest): ModelOutcome {
  const matching = rules.filter(({ condition }) => matches(condition, request));
  const highest = (type: string) =>
    Math.max(0, ...matching.filter(({ action }) => action.type === type).map((r) => r.priority));
  const allow = highest('allow');
  const block = highest('block');
  const redirect = highest('redirect');
  if (redirect > Math.max(allow, block)) {
    const to = targetOf(
      matching.find((rule) => rule.priority === redirect && rule.action.type === 'redirect'),
      request,
    );
    return { verdict: 'redirect', to, headers: [] };
  }
  const verdict = allow === 0 && block === 0 ? 'lists' : allow >= block ? 'allow' : 'block';
  const changes = matching.flatMap(({ action, priority }) =>
    action.type === 'modifyHeaders' && priority > allow ? (action.requestHeaders ?? []) : [],
  );
  const headers = verdict === 'block' ? [] : changes.map(({ header }) => header);
  return { verdict, headers: [...new Set(headers)].sort() };
}

function targetOf(rule: Rule | undefined, { url = '' }: ModelRequest): string {
  if (rule?.action.type !== 'redirect') return '';
  const { redirect } = rule.action;
  if ('extensionPath' in redirect) return redirect.extensionPath;
  return redirect.regexSubstitution.replace('\\0', () => url);
}

function matches(condition: RuleCondition, request: ModelRequest): boolean {
  const { host, top, type, url, tabId = -1 } = request;
  const within = (name: string, domains: readonly string[]) =>
    domains.some((domain) => isWithin(name, domain));
  const { requestDomains, excludedRequestDomains, topDomains, excludedTopDomains } = condition;
  return (
    condition.resourceTypes.includes(type) &&
    (condition.regexFilter === undefined ||
      (url !== undefined && new RegExp(condition.regexFilter, 'i').test(url))) &&
    (condition.tabIds === undefined || condition.tabIds.includes(tabId)) &&
    // Our only rule with such a condition looks at navigations, which this model leaves out.
    condition.responseHeaders === undefined &&
    (requestDomains === undefined || within(host, requestDomains)) &&
    !within(host, excludedRequestDomains ?? []) &&
    (topDomains === undefined || within(top, topDomains)) &&
    !within(top, excludedTopDomains ?? []) &&
    (condition.domainType === undefined || !isWithin(host, top))
  );
}
