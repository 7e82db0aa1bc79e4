import { CATEGORY } from '@/components/ui/categories';
import type { Words } from '@/components/ui/words';
import { siteDossier } from '@/lib/domain/dossier';
import { readableHosts } from '@/lib/domain/readable-host';
import { nameOfNode } from '@/lib/graph/atlas/node-name';
import type { AtlasState } from '@/lib/stores/atlas';
import { lookOf } from '@/lib/stores/atlas-look';

/**
 * One line on a node for those who hear it; the list and the panel have the same numbers. Its name
 * alone where no more is known, as of sites before the record was read.
 */
export function describeNode(words: Words, state: AtlasState, id: string): string {
  const look = lookOf(state);
  const { kind, name } = nameOfNode(id);
  if (kind === 'site') {
    if (!look || !state.record) return readableHosts(name);
    const { companies } = siteDossier(state.record, name, look.period);
    const through = companies.filter(({ allowed, limited }) => allowed + limited > 0).length;
    return words.count('describeSite', companies.length, name, words.number(through));
  }
  const reach = look?.report.companies.find(({ entity }) => entity.id === name);
  if (!reach) return name;
  const row = words.count(
    'reachRow',
    reach.attempted,
    reach.entity.name,
    words.number(reach.through),
  );
  return `${row} ${words.say(CATEGORY[reach.entity.category])}`;
}
