/** The name of an icon. */
export type IconName = 'standard' | 'strict' | 'watch' | 'pause' | 'down' | 'settings';

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
};
