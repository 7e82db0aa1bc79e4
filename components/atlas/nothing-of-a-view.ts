/** An address without what belongs to one view only: on the way to another one. */
export const NOTHING_OF_A_VIEW = {
  ...{ node: undefined, sort: undefined, search: undefined, trail: undefined },
};
