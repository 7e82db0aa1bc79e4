/** From this width on there is room for names in the navigation, and for filters below it. */
export const ROOM_FOR_RAIL = '(min-width: 75rem)';

/** From this width on list and panel stand beside the picture, not below it. */
export const ROOM_BESIDE = '(min-width: 55rem)';
