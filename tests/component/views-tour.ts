import { cleanup, screen } from '@testing-library/react';
import { pictureWords } from '@/components/atlas/picture-words';
import { ImportError, type ImportProblem } from '@/lib/domain/transfer';
import { lookOf } from '@/lib/stores/atlas-look';
import {
  ATLAS_STATES,
  type AtlasStateName,
  fixtureAtlas,
} from '../support/fixtures/atlas-states.ts';
import { DATA_STATES, type FixtureData, fixtureData } from '../support/fixtures/data-states.ts';
import { englishWords } from '../support/fixtures/words.ts';
import { renderAtlas } from './render-atlas.tsx';

const PROBLEMS: readonly ImportProblem[] = [
  ...(['not-ours', 'newer', 'cut-off', 'not-json', 'too-deep'] as const),
  ...(['too-long', 'too-much', 'wrong', 'twice', 'empty', 'disk'] as const),
];

/** What is shown of tables and trails, and of larger numbers, by an address alone. */
const SHOWN: readonly (readonly [AtlasStateName, string])[] = [
  ['40', '#/companies?period=all'],
  ['40', '#/companies?company=Google&site=cnn.com&path=cnn.com&path=nytimes.com&outcome=limited'],
  ['decided', '#/sites?period=all&search=github'],
  ['alone', '#/sites?period=all'],
  ['40', '#/trails?period=all&trail=Google'],
  ['40', '#/trails?period=all&trail=Cloudflare'],
  ['alone', '#/trails?period=all'],
  ['400', '#/graph?period=all'],
  ['400', '#/graph?period=all&node=company:Google'],
  ['400', '#/graph?period=all&node=company:Vimeo'],
  ['40', '#/graph?period=week'],
];

/** Goes through tables, trails, your data and the saving of pictures, so that every word is said once. */
export async function tourViews(used: Set<string>): Promise<void> {
  for (const [state, hash] of SHOWN) await open(used, state, hash);
  await forgetNodes(used);
  await savePicture(used);
  for (const facts of Object.values(DATA_STATES)) {
    await open(used, '40', '#/data', fixtureData(facts));
  }
  await carry(used);
  await refuse(used);
  await importOthers(used);
  await letGo(used);
}

async function open(used: Set<string>, state: AtlasStateName, hash: string, data = fixtureData()) {
  cleanup();
  return renderAtlas(fixtureAtlas(ATLAS_STATES[state]), { hash, used, data });
}

async function forgetNodes(used: Set<string>): Promise<void> {
  for (const node of ['company:Google', 'site:cnn.com']) {
    const { user } = await open(used, '40', `#/graph?period=all&node=${node}`, unreachable());
    await user.click(screen.getByRole('button', { name: 'Forget…' }));
    await user.click(screen.getByRole('button', { name: 'Forget' }));
    await screen.findByRole('alert');
  }
}

/** jsdom has no picture: saving it fails. */
async function savePicture(used: Set<string>): Promise<void> {
  const { user, store } = await open(used, '40', '#/graph?period=all');
  await user.click(screen.getByRole('button', { name: 'Save picture' }));
  await user.click(screen.getByRole('checkbox', { name: /^With site names/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('The picture could not be made.');
  const look = lookOf(store.getState());
  if (look) pictureWords(englishWords(used), look, store.getState()).siteName(1);
}

async function carry(used: Set<string>): Promise<void> {
  const data = fixtureData();
  const { user } = await open(used, '40', '#/data', data);
  data.hang = true;
  await user.click(await screen.findByRole('button', { name: 'Export everything' }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  await screen.findByText(/^Cancelled/);
  data.hang = false;
  await user.click(screen.getByRole('button', { name: 'Export everything' }));
  await screen.findByText(/^Exported/);
  await choose(user);
  await user.click(await screen.findByRole('button', { name: 'Replace what I have…' }));
  await user.click(screen.getByRole('button', { name: 'Replace everything' }));
  await screen.findByText(/takes it in now/);
}

async function refuse(used: Set<string>): Promise<void> {
  for (const problem of PROBLEMS) {
    const data = fixtureData();
    data.stage = () => Promise.reject(new ImportError(problem, 'line 3'));
    const { user } = await open(used, '40', '#/data', data);
    await choose(user);
    await screen.findByRole('alert');
  }
  const data = fixtureData();
  const none = { leftOut: 0, thirdParties: 0 };
  data.stage = async () => ({
    ...{ staging: 'unweave-import-1', kind: 'unweave', sites: 3, rows: 9, ...none },
  });
  const { user } = await open(used, '40', '#/data', data);
  data.hang = true;
  await choose(user);
  await user.click(await screen.findByRole('button', { name: 'Do not import' }));
}

async function importOthers(used: Set<string>): Promise<void> {
  const { user } = await open(used, '40', '#/data');
  for (const kind of ['websites', 'collusion', 'har']) {
    await choose(user, kind);
    await user.click(await screen.findByRole('button', { name: 'Do not import' }));
  }
  await choose(user, 'connections');
  await user.click(await screen.findByRole('button', { name: 'Keep my record for good' }));
  await screen.findByText('Saved.');
  await user.click(screen.getByRole('button', { name: 'Replace what I have…' }));
  await user.click(screen.getByRole('button', { name: 'Replace my record' }));
  await screen.findByText(/takes it in now/);
}

async function letGo(used: Set<string>): Promise<void> {
  const { user } = await open(used, '40', '#/data');
  await user.click(await screen.findByRole('radio', { name: '30 days' }));
  await user.click(screen.getByRole('button', { name: 'Keep only 30 days…' }));
  await user.click(screen.getByRole('button', { name: 'Forget what is older' }));
  await screen.findByText('Saved.');
  await user.click(screen.getByRole('button', { name: 'Forget these days…' }));
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  await user.click(screen.getByRole('button', { name: 'Forget everything…' }));
  await user.click(screen.getByRole('button', { name: 'Forget everything' }));
  await screen.findByText(/forgets it now/);
  cleanup();
}

async function choose(
  { upload }: Awaited<ReturnType<typeof open>>['user'],
  contents = '{}',
): Promise<void> {
  await screen.findByRole('button', { name: 'Choose a file…' });
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input) await upload(input, new File([contents], 'file.json', { type: 'application/json' }));
}

function unreachable(): FixtureData {
  const data = fixtureData();
  data.send = () => Promise.reject(new Error('no receiver'));
  return data;
}
