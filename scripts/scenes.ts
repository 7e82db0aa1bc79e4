import type { AtlasStateName } from '../tests/support/fixtures/atlas-states.ts';
import type { PopupStateName } from '../tests/support/fixtures/popup-states.ts';

/** What a picture shows: one state of one screen. */
export type Scene =
  | { readonly name: string; readonly screen: 'popup'; readonly state: PopupStateName }
  | {
      readonly name: string;
      readonly screen: 'atlas';
      readonly state: AtlasStateName;
      readonly hash: string;
      /** Of the window, in CSS pixels; 1,440 × 900 where it is not said. */
      readonly size?: { readonly width: number; readonly height: number };
      /** In greys, to see whether shape and line alone tell. */
      readonly grey?: boolean;
    };

const POPUP: readonly PopupStateName[] = [
  ...(['normal', 'small', 'crowded', 'decided', 'trusted', 'paused', 'watching'] as const),
  ...(['notice', 'empty', 'unseen', 'permission missing'] as const),
];

/** By how many companies are on record. */
const SIZES = ['0', '3', '40', '400', '4000'] as const satisfies readonly AtlasStateName[];

const VIEWS = ['graph', 'companies', 'sites', 'trails'] as const;

const atlas = (name: string, state: AtlasStateName, hash: string): Scene => ({
  ...({ screen: 'atlas', name: `atlas-${name}`, state, hash } as const),
});

/** Every main state. */
export const SCENES: readonly Scene[] = [
  ...POPUP.map((state): Scene => {
    const name = `popup-${state.replaceAll(' ', '-')}`;
    return { screen: 'popup', name, state };
  }),
  ...VIEWS.flatMap((view) =>
    SIZES.map((size) => atlas(`${view}-${size}`, size, `#/${view}?period=all`)),
  ),
  atlas('panel-company', '400', '#/graph?period=all&node=company:Google'),
  atlas('panel-site', '400', '#/companies?period=all&node=site:zappos.com'),
  atlas('panel-decided', 'decided', '#/graph?period=all&node=company:Google'),
  atlas('timeline-brushed', '400', '#/graph?period=20261001-20261020'),
  atlas('lens', '400', '#/graph?period=all&category=advertising.social&outcome=through'),
  atlas('alone', 'alone', '#/graph?period=all'),
  atlas('watching', 'watch', '#/graph?period=all'),
  atlas('notice', 'noticed', '#/graph?period=all'),
  atlas('forbidden', 'forbidden', ''),
  atlas('unreadable', 'unreadable', ''),
  atlas('decisions', '40', '#/decisions'),
  atlas('data', '40', '#/data'),
  atlas('settings', '40', '#/settings'),
  ...(['graph', 'companies', 'trails'] as const).flatMap((view): Scene[] => [
    {
      ...{ screen: 'atlas', name: `atlas-${view}-narrow`, state: '40' },
      ...{ hash: `#/${view}?period=all`, size: { width: 380, height: 800 } },
    },
    {
      ...{ screen: 'atlas', name: `atlas-${view}-grey`, state: '40' },
      ...{ hash: `#/${view}?period=all`, grey: true },
    },
  ]),
];

/** What the README shows, small and light. */
export const README_SCENES: readonly Scene[] = [
  { screen: 'popup', name: 'readme-popup', state: 'normal' },
  {
    ...{ screen: 'atlas', name: 'readme-atlas', state: '40', hash: '#/graph?period=all' },
    size: { width: 1280, height: 760 },
  },
];
