import { act, cleanup, screen } from '@testing-library/react';
import { foldedWords } from '@/components/atlas/graph-words';
import { headlineWords } from '@/components/atlas/headline-words';
import { describeNode } from '@/components/atlas/node-words';
import { type Reach, reachOf } from '@/lib/domain/reach';
import {
  ATLAS_STATES,
  type AtlasStateName,
  fixtureAtlas,
} from '../support/fixtures/atlas-states.ts';
import { makeExposures } from '../support/fixtures/exposures.ts';
import { englishWords } from '../support/fixtures/words.ts';
import { renderAtlas } from './render-atlas.tsx';

/** What is shown of the atlas by an address alone. */
const SHOWN: readonly (readonly [AtlasStateName, string])[] = [
  ...(['0', 'alone', '3', '40', 'watch', 'forbidden', 'unreadable', 'noticed'] as const).map(
    (state) => [state, ''] as const,
  ),
  ['40', '#/graph?period=today&cookies=yes'],
  ['40', '#/graph?period=month&node=company:Google'],
  ['40', '#/graph?period=20250101-20250102'],
  ['40', '#/graph?company=Nobody&outcome=limited'],
  ['40', '#/graph?node=company:Vimeo'],
  ['40', '#/graph?node=company:OneTrust&period=today'],
  ['40', '#/graph?node=company:Nobody'],
  ['partly', '#/graph?node=company:Meta'],
  ['40', '#/graph?period=20261001-20261002&node=company:Google'],
  ['decided', '#/graph?node=site:nytimes.com'],
  ['alone', '#/graph?node=site:nytimes.com'],
  ['40', '#/graph?node=site:nytimes.com&path=nytimes.com&path=cnn.com'],
  ['40', '#/companies'],
  ['40', '#/sites'],
];

/** Goes through the atlas, so that every word of it is said once. */
export async function tourAtlas(used: Set<string>): Promise<void> {
  for (const [state, hash] of SHOWN) {
    await renderAtlas(fixtureAtlas(ATLAS_STATES[state]), { hash, used });
    cleanup();
  }
  // Somebody of whom there is most to say.
  const { companies } = reachOf(makeExposures({ companies: 400, days: 120 }), {});
  for (const isMeant of [({ limited }: Reach) => limited > 0, recognised]) {
    const { id } = companies.find(isMeant)?.entity ?? {};
    const hash = `#/graph?period=week&node=company:${encodeURIComponent(id ?? '')}`;
    await renderAtlas(fixtureAtlas(ATLAS_STATES['400']), { hash, used });
    cleanup();
    await renderAtlas(fixtureAtlas(ATLAS_STATES['400']), {
      hash: hash.replace('week', 'all'),
      used,
    });
    cleanup();
  }
  await handle(used);
  await speak(used);
}

function recognised({ recognised: sites }: Reach): boolean {
  return sites > 0;
}

async function handle(used: Set<string>): Promise<void> {
  const docked = { ...fixtureAtlas(ATLAS_STATES['40']), dock: 'docked' } as const;
  const { user, store, source } = await renderAtlas(docked, { used, width: 800 });
  await user.click(screen.getByRole('button', { name: 'Filters' }));
  await user.click(screen.getByRole('checkbox', { name: /^Social/ }));
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }));
  await user.type(screen.getByRole('combobox'), 'nobody');
  await user.click(screen.getByRole('button', { name: 'Preview' }));
  await user.click(screen.getByRole('button', { name: 'Replay' }));
  act(() => store.getState().play(false));
  act(() => store.getState().endReplay());
  act(() => store.setState({ readFailure: 'gone', failure: { kind: 'dock', reason: '' } }));
  const two = makeExposures({ companies: 2, sites: 2, threads: 4, days: 1, blocking: true });
  await act(() => source.record(two));
  // A page that was left open overnight is of a day without a visit.
  const open = { ...two, visits: { ...two.visits, count: two.visits.count.map(() => 0) } };
  act(() => store.getState().go({ node: `site:${two.sites[0]}` }));
  await act(() => source.record(open));
  cleanup();
}

/** What only the picture says, or a record that is seldom met. */
async function speak(used: Set<string>): Promise<void> {
  const { store } = await renderAtlas(fixtureAtlas(ATLAS_STATES['40']));
  const words = englishWords(used);
  describeNode(words, store.getState(), 'site:nytimes.com');
  foldedWords(words, { companies: 2, sites: 2 });
  words.say('fold');
  words.count('walkedGroup', 2);
  const company = { entity: { name: 'A' }, attempted: 3, through: 1 } as never;
  const common = { kind: 'followed', sites: 4, company } as const;
  headlineWords(words, { ...common, tied: [company, company], blocking: 'cut' });
  headlineWords(words, { ...common, tied: [], blocking: 'ended' });
  for (const reached of [1, 2]) {
    headlineWords(words, { kind: 'apart', sites: 2, companies: 2, reached });
  }
  words.count('nextLowers', 2, 'A');
  words.count('nextTakes', 2, 'A');
  cleanup();
}
