import { ADDRESSES, type Addresses, MATCHING, TELLING_NAMES } from './overlay/index.ts';
import type { StaticCondition } from './rule.ts';

/** What the reviewed addresses of our overlay say; another one in tests. */
export interface AddressReview {
  readonly addresses: readonly Addresses[];
  readonly matching: readonly string[];
  /** First labels of hosts, parted by blanks. */
  readonly tellingNames: string;
}

const REVIEW: AddressReview = {
  ...{ addresses: ADDRESSES, matching: MATCHING },
  tellingNames: TELLING_NAMES,
};

/** What can carry a report. A frame may be a page that somebody meant to show, such as a chart. */
const REPORTING = ['image', 'xmlhttprequest', 'ping', 'other'];

/** Chromium gives one regex two kilobytes; a dozen names fill them. */
const NAMES_PER_RULE = 9;

/** Conditions of rules that stop trackers by their addresses, whoever runs them. */
export function addressConditions(review: AddressReview = REVIEW): StaticCondition[] {
  const { addresses, matching, tellingNames } = review;
  const named = tellingNames.split(' ').filter((name) => name !== '');
  return [
    ...addresses.flatMap(({ what, filters }) =>
      filters.map(
        (urlFilter): StaticCondition =>
          what === 'code'
            ? { urlFilter, domainType: 'thirdParty', resourceTypes: ['script'] }
            : { urlFilter, resourceTypes: REPORTING },
      ),
    ),
    ...matching.map(
      (urlFilter): StaticCondition => ({
        ...{ urlFilter, domainType: 'thirdParty' },
        resourceTypes: ['sub_frame', ...REPORTING],
      }),
    ),
    ...chunks(named, NAMES_PER_RULE).map(byTellingName),
  ];
}

/** Two labels must follow, or the name is that of a site. */
function byTellingName(names: readonly string[]): StaticCondition {
  return {
    regexFilter: `^https?://(?:${names.join('|')})\\.[a-z0-9-]+\\.[a-z]`,
    domainType: 'thirdParty',
    resourceTypes: ['script', ...REPORTING],
  };
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
