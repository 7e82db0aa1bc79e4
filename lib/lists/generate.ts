import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCompanies, type ThirdPartyEntity } from './companies.ts';
import { compileLists } from './compile.ts';
import { type Target, translateRules } from './dialect.ts';
import { blockedHosts, packCatalog } from './pack-catalog.ts';
import { formatReport } from './report.ts';
import type { StaticRule } from './rule.ts';
import { type RedirectResource, readStubs, type Stub } from './stubs.ts';

/** The lists that are compiled, by the number that AdGuard gives them. */
const LISTS = { base: 2, tracking: 3 } as const;

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
  const lists = Object.entries(LISTS).map(async ([id, number]) => ({
    id,
    text: await readRawList(modules, number),
  }));
  const { rulesets, reports } = await compileLists(await Promise.all(lists), stubs);
  const rules = Object.values(rulesets).flat();
  if (rules.length > RULE_LIMIT) throw new Error(`${rules.length} rules, over ${RULE_LIMIT}`);

  const files = new Map<string, Uint8Array>();
  for (const target of ['chromium', 'firefox'] as const) writeRulesets(files, rulesets, target);
  for (const stub of usedStubs(stubs, rules)) {
    files.set(`shared${stub.path}`, Buffer.from(stub.content, 'base64'));
  }
  const catalog = packCatalog({
    companies: buildCompanies(entities),
    base: blockedHosts(rulesets.base ?? []),
    tracking: blockedHosts(rulesets.tracking ?? []),
  });
  files.set('shared/catalog.bin', new Uint8Array(catalog));
  files.set('report.json', Buffer.from(`${JSON.stringify(reports, null, 2)}\n`));
  files.set('summary.txt', Buffer.from(formatReport(reports)));
  return files;
}

/** AdGuard packs the list that it compiled a ruleset from into the first rule of the ruleset. */
async function readRawList(modules: string, number: number): Promise<string> {
  const folder = join(modules, '@adguard/dnr-rulesets/dist/filters/declarative');
  const file = join(folder, `ruleset_${number}`, `ruleset_${number}.json`);
  const rules: { metadata?: { rawFilterList?: string } }[] = await readJson(file);
  const list = rules[0]?.metadata?.rawFilterList;
  if (!list) throw new Error(`no filter list in ${file}`);
  return list;
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'));
}

function writeRulesets(
  files: Map<string, Uint8Array>,
  rulesets: Readonly<Record<string, readonly StaticRule[]>>,
  target: Target,
): void {
  for (const [id, rules] of Object.entries(rulesets)) {
    const json = JSON.stringify(translateRules(rules, target));
    files.set(`${target}/rulesets/${id}.json`, Buffer.from(json));
  }
}

function usedStubs(stubs: readonly Stub[], rules: readonly StaticRule[]): Stub[] {
  const paths = new Set(
    rules.map(({ action }) => action.type === 'redirect' && action.redirect.extensionPath),
  );
  return stubs.filter((stub) => paths.has(stub.path));
}
