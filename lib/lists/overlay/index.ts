export {
  ADDRESSES,
  type Addresses,
  MATCHING,
  TELLING_NAMES,
} from './addresses.ts';
export { CATEGORY_OF, UNTRUE } from './corrections.ts';
export { LET_THROUGH, NEEDED, type Needed } from './needed.ts';
export type { Owner } from './owner.ts';
export { PARTS, type Part } from './parts.ts';

import { MISPLACED } from './corrections.ts';
import { FAMILIES } from './families.ts';
import { MEDIA_GROUPS } from './media-groups.ts';
import { NAMES } from './names.ts';
import type { Owner } from './owner.ts';
import { OWNERS } from './owners.ts';
import { REGIONS } from './regions.ts';
import { SELF_NAMED } from './self-named.ts';
import { SERVICES } from './services.ts';
import { TRACKERS } from './trackers.ts';

/** Everything that we know of companies beyond our sources, checked by hand. */
export const OVERLAY: readonly Owner[] = [
  ...OWNERS,
  ...MEDIA_GROUPS,
  ...SERVICES,
  ...REGIONS,
  ...NAMES,
  ...MISPLACED,
  ...SELF_NAMED,
  ...FAMILIES,
  ...TRACKERS,
];
