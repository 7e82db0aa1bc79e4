/** From this width on there is room for names in the navigation, and for filters below it. */
export const ROOM_FOR_RAIL = '(min-width: 75rem)';
