/** The name of an icon. */
export type IconName =
  | 'standard'
  | 'strict'
  | 'watch'
  | 'pause'
  | 'down'
  | 'settings'
  | 'graph'
  | 'company'
  | 'site'
  | 'ledger'
  | 'search'
  | 'close'
  | 'filter'
  | 'play'
  | 'replay'
  | 'plus'
  | 'minus'
  | 'fit'
  | 'panel'
  | 'trail'
  | 'data'
  | 'previous'
  | 'next'
  | 'picture';

/** A part of an icon on 16 × 16 units: a line, or an area. */
interface IconPath {
  readonly d: string;
  readonly fill?: boolean;
}

const SHIELD = 'M8 1.8l5.2 1.9v4c0 3.2-2.1 5.4-5.2 6.6c-3.1-1.2-5.2-3.4-5.2-6.6v-4z';

/** The icons of the screens, as SVG paths. */
export const ICONS: Readonly<Record<IconName, readonly IconPath[]>> = {
  // A shield, half of it and all of it filled; an eye, for one that only looks; two bars.
  standard: [{ d: SHIELD }, { d: 'M8 1.8v12.5c-3.1-1.2-5.2-3.4-5.2-6.6v-4z', fill: true }],
  strict: [{ d: SHIELD, fill: true }],
  watch: [
    {
      d: 'M1.4 8c1.7-2.9 3.9-4.3 6.6-4.3s4.9 1.4 6.6 4.3c-1.7 2.9-3.9 4.3-6.6 4.3s-4.9-1.4-6.6-4.3z',
    },
    { d: 'M8 6a2 2 0 1 0 .001 0z', fill: true },
  ],
  pause: [{ d: 'M4.2 3h2.3v10h-2.3zM9.5 3h2.3v10h-2.3z', fill: true }],
  down: [{ d: 'M4.5 6.3l3.5 3.5l3.5-3.5' }],
  settings: [
    { d: 'M2 4.5h6.9M12.5 4.5h1.5M2 11.5h1.5M7.1 11.5h6.9' },
    { d: 'M10.7 2.8a1.7 1.7 0 1 0 .001 0zM5.3 9.8a1.7 1.7 0 1 0 .001 0z' },
  ],
  // Two discs and a diamond, with threads between them: the picture itself.
  graph: [
    { d: 'M5.2 6.2l3.6 3M10.9 5.5l-.5 2.6' },
    { d: 'M3.6 3a2 2 0 1 0 .001 0zM11.4 1.6a1.8 1.8 0 1 0 .001 0z', fill: true },
    { d: 'M10.2 8.1l3.2 3.2l-3.2 3.2l-3.2-3.2z' },
  ],
  company: [
    { d: 'M8 1.9l6.1 6.1l-6.1 6.1l-6.1-6.1z' },
    { d: 'M8 6.6a1.4 1.4 0 1 0 .001 0z', fill: true },
  ],
  site: [{ d: 'M8 2a6 6 0 1 0 .001 0z' }, { d: 'M6 10.6l2-5.2l2 5.2M6.7 9h2.6' }],
  ledger: [{ d: 'M2.4 4.2l1.1 1.1l1.9-2.1M2.4 11l1.1 1.1l1.9-2.1M8 4.5h5.6M8 11.3h5.6' }],
  search: [{ d: 'M7 2.4a4.6 4.6 0 1 0 .001 0zM10.5 10.5l3.2 3.2' }],
  close: [{ d: 'M4 4l8 8M12 4l-8 8' }],
  filter: [{ d: 'M2 4h12M4.4 8h7.2M6.6 12h2.8' }],
  play: [{ d: 'M5 2.8l8 5.2l-8 5.2z', fill: true }],
  replay: [
    { d: 'M3.2 5.2a5.6 5.6 0 1 1-.6 4.4M3 1.9v3.5h3.5' },
    { d: 'M6.8 5.8l3.6 2.4l-3.6 2.4z', fill: true },
  ],
  plus: [{ d: 'M8 3.4v9.2M3.4 8h9.2' }],
  minus: [{ d: 'M3.4 8h9.2' }],
  fit: [{ d: 'M2.4 5.6v-3.2h3.2M10.4 2.4h3.2v3.2M13.6 10.4v3.2h-3.2M5.6 13.6h-3.2v-3.2' }],
  panel: [{ d: 'M2.4 3h11.2v10h-11.2zM9.6 3v10' }],
  // A way from disc to disc.
  trail: [
    { d: 'M5.4 12.2h4.4a2.5 2.5 0 0 0 0-5h-3.6a2.2 2.2 0 0 1 0-4.2h4.2' },
    { d: 'M3.6 10.6a1.7 1.7 0 1 0 .001 0zM12.4 1.3a1.7 1.7 0 1 0 .001 0z', fill: true },
  ],
  // Three discs of a store.
  data: [
    {
      d: 'M2.8 3.9c0-1.2 2.3-2.1 5.2-2.1s5.2.9 5.2 2.1s-2.3 2.1-5.2 2.1s-5.2-.9-5.2-2.1zM2.8 3.9v8.2c0 1.2 2.3 2.1 5.2 2.1s5.2-.9 5.2-2.1v-8.2M2.8 8c0 1.2 2.3 2.1 5.2 2.1s5.2-.9 5.2-2.1',
    },
  ],
  previous: [{ d: 'M9.8 4.5l-3.5 3.5l3.5 3.5' }],
  next: [{ d: 'M6.3 4.5l3.5 3.5l-3.5 3.5' }],
  picture: [
    { d: 'M2 3h12v10h-12zM2 11l3.4-3.6l2.9 3l2.1-2l3.6 3.6' },
    { d: 'M10.6 4.9a1.1 1.1 0 1 0 .001 0z', fill: true },
  ],
};
