import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STUB_INDEX } from '../dnr/stubs.ts';
import { RULESET_SIZES, RULESETS, type RulesetSize } from '../domain/rulesets.ts';
import { blockCompanies } from './block-companies.ts';
import { buildCompanies, type Company, type ThirdPartyEntity } from './companies.ts';
import { type Compiled, compileLists } from './compile.ts';
import { type Target, translateRules } from './dialect.ts';
import { blockedHosts, packCatalog } from './pack-catalog.ts';
import { compileParameters } from './parameters.ts';
import { formatReport, formatSizes, type ListReport } from './report.ts';
import type { StaticRule } from './rule.ts';
import { type ListId, readRawLists } from './sources.ts';
import { stubIndex } from './stub-index.ts';
import { type RedirectResource, readStubs, type Stub } from './stubs.ts';

/** How many static rules every browser takes. Chromium guarantees them, Firefox takes no more. */
export const RULE_LIMIT = 30_000;

/**
 * Generates every file from the packages: `shared/` for both browsers, `chromium/` and `firefox/`
 * for one, and a report beside them. The same packages give the same bytes.
 *
 * @throws when the rules are more than browsers take, or a package no longer holds what it held.
 */
export async function generateFiles(root: string): Promise<Map<string, Uint8Array>> {
  const modules = join(root, 'node_modules');
  const resources: RedirectResource[] = await readJson(
    join(modules, '@adguard/scriptlets/dist/redirects.json'),
  );
  const entities: ThirdPartyEntity[] = await readJson(
    join(modules, 'third-party-web/dist/entities.json'),
  );
  const stubs = readStubs(resources);
  const companies = buildCompanies(entities);
  const { rulesets, reports } = await compileAll(modules, stubs, companies);
  const sizes = sizesOf(rulesets);
  checkSizes(sizes);

  const files = new Map<string, Uint8Array>();
  for (const target of ['chromium', 'firefox'] as const) writeRulesets(files, rulesets, target);
  for (const stub of usedStubs(stubs, Object.values(rulesets).flat())) {
    files.set(`shared${stub.path}`, Buffer.from(stub.content, 'base64'));
  }
  const catalog = packCatalog({
    companies,
    base: blockedHosts(rulesets.base ?? []),
    tracking: blockedHosts(rulesets.tracking ?? []),
  });
  files.set('shared/catalog.bin', new Uint8Array(catalog));
  const stubbed = [...(rulesets.base ?? []), ...(rulesets.tracking ?? [])];
  files.set(`shared/${STUB_INDEX}`, Buffer.from(JSON.stringify(stubIndex(stubbed))));
  files.set(`shared/${RULESET_SIZES}`, Buffer.from(JSON.stringify(sizes)));
  files.set('report.json', Buffer.from(`${JSON.stringify(reports, null, 2)}\n`));
  files.set('summary.txt', Buffer.from(`${formatReport(reports)}\n${formatSizes(sizes)}`));
  return files;
}

type Rulesets = Readonly<Record<string, readonly StaticRule[]>>;

async function compileAll(
  modules: string,
  stubs: readonly Stub[],
  companies: readonly Company[],
): Promise<Compiled> {
  const rulesets: Record<string, readonly StaticRule[]> = {};
  const reports: Record<string, ListReport> = {};
  const add = (compiled: Compiled) => {
    Object.assign(rulesets, compiled.rulesets);
    Object.assign(reports, compiled.reports);
  };
  const read = async (id: ListId) => ({ id, text: await readRawLists(modules, id) });
  // A `$badfilter` of one list speaks of all that are on with it, and of no other.
  add(await compileLists(await Promise.all([read('base'), read('tracking')]), stubs));
  add({ rulesets: { companies: blockCompanies(companies) }, reports: {} });
  const parameters = compileParameters(await readRawLists(modules, 'parameters'));
  add({ rulesets: { parameters: parameters.rules }, reports: { parameters: parameters.report } });
  for (const { id } of RULESETS.filter(({ enabled }) => !enabled)) {
    add(await compileLists([await read(id as ListId)], stubs));
  }
  return { rulesets, reports };
}

/** @throws when more is on from the start than browsers take, or a ruleset is missing or empty. */
function checkSizes(sizes: readonly RulesetSize[]): void {
  const enabled = sizes.filter((size) => size.enabled);
  const rules = enabled.reduce((sum, size) => sum + size.rules, 0);
  if (rules > RULE_LIMIT) throw new Error(`${rules} rules, over ${RULE_LIMIT}`);
  const empty = sizes.filter((size) => size.rules === 0);
  if (empty.length > 0) throw new Error(`no rules in ${empty.map(({ id }) => id).join(', ')}`);
}

function sizesOf(rulesets: Rulesets): RulesetSize[] {
  return RULESETS.map((ruleset) => ({ ...ruleset, rules: rulesets[ruleset.id]?.length ?? 0 }));
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'));
}

function writeRulesets(files: Map<string, Uint8Array>, rulesets: Rulesets, target: Target): void {
  for (const [id, rules] of Object.entries(rulesets)) {
    const json = JSON.stringify(translateRules(rules, target));
    files.set(`${target}/rulesets/${id}.json`, Buffer.from(json));
  }
}

function usedStubs(stubs: readonly Stub[], rules: readonly StaticRule[]): Stub[] {
  const paths = new Set(
    rules.map(({ action }) =>
      'redirect' in action && 'extensionPath' in action.redirect
        ? action.redirect.extensionPath
        : undefined,
    ),
  );
  return stubs.filter((stub) => paths.has(stub.path));
}
