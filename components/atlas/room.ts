/** From this width on there is room for names in the navigation, and for filters below it. */
export const ROOM_FOR_RAIL = '(min-width: 75rem)';

/** Below this width all parts stand below each other, and the page scrolls as a whole. */
export const STACKED = '(max-width: 54.99rem)';
