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
      /**
       * In greys, to see whether shape and line alone tell; in colours that the person chose for every
       * page; written from right to left.
       */
      readonly mode?: 'grey' | 'forced' | 'rtl';
    };

const POPUP: readonly PopupStateName[] = [
  ...(['normal', 'small', 'crowded', 'decided', 'trusted', 'paused', 'watching'] as const),
  ...(['notice', 'empty', 'unseen', 'permission missing'] as const),
];

/** By how many companies are on record. */
const SIZES = ['0', '3', '40', '400', '4000'] as const satisfies readonly AtlasStateName[];

const VIEWS = ['graph', 'companies', 'sites', 'trails'] as const;

/** How else a view is seen: beside a page, on a small screen, at 200 %, and by whom. */
const WAYS = {
  narrow: { size: { width: 360, height: 800 } },
  small: { size: { width: 1024, height: 768 } },
  zoomed: { size: { width: 720, height: 450 } },
  grey: { mode: 'grey' },
  forced: { mode: 'forced' },
  rtl: { mode: 'rtl' },
} as const;

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
  ...[...VIEWS, 'decisions', 'data', 'settings'].flatMap((view) =>
    Object.entries(WAYS).map(
      ([name, way]): Scene => ({
        ...atlas(`${view}-${name}`, '40', `#/${view}?period=all`),
        ...way,
      }),
    ),
  ),
];

/** What the README shows, small and light. */
export const README_SCENES: readonly Scene[] = [
  { screen: 'popup', name: 'readme-popup', state: 'normal' },
  {
    ...{ screen: 'atlas', name: 'readme-atlas', state: '40', hash: '#/graph?period=all' },
    size: { width: 1280, height: 760 },
  },
];
