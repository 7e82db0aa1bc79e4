import type { Owner } from './owner.ts';

/** A site's owner, its domains with those that serve their files, and third-party-web's names of it. */
type Family = readonly [name: string, domains: string, entities?: readonly string[]];

const NEWS: readonly Family[] = [
  ['BBC', 'bbc.co.uk bbc.com bbci.co.uk'],
  ['Bloomberg', 'bloomberg.com bwbx.io'],
  ['Dow Jones', 'wsj.com wsj.net dowjones.com dowjones.io marketwatch.com barrons.com'],
  ['ESPN', 'espn.com espncdn.com espn.net'],
  ['Forbes', 'forbes.com forbesimg.com'],
  ['Fox News', 'foxnews.com fncstatic.com foxbusiness.com'],
  ['Gannett', 'usatoday.com gannett-cdn.com gannett.com'],
  ['The Guardian', 'guim.co.uk guardianapis.com', ['Guardian Media', 'The Guardian']],
  ['The New York Times', 'nytimes.com nyt.com nyti.ms'],
  ['The Washington Post', 'washingtonpost.com washpost.com'],
  ['The Weather Channel', 'weather.com w-x.co wsi.com'],
  ['Der Spiegel', 'spiegel.de spon.de manager-magazin.de'],
];

const SHOPS: readonly Family[] = [
  ['Airbnb', 'airbnb.com muscache.com'],
  ['Alibaba', 'alibaba.com aliexpress.com alicdn.com taobao.com tmall.com'],
  ['Best Buy', 'bestbuy.com bbystatic.com'],
  ['Booking.com', 'booking.com bstatic.com', ['Booking.com']],
  ['Home Depot', 'homedepot.com thdstatic.com'],
  ['Target', 'target.com targetimg1.com'],
  ['Tripadvisor', 'tripadvisor.com tacdn.com'],
  ['Walmart', 'walmart.com walmartimages.com'],
  ['Wayfair', 'wayfair.com wfcdn.com'],
  ['Zalando', 'zalando.com zalando.de ztat.net'],
  ['Zillow', 'zillow.com zillowstatic.com'],
];

const PEOPLE: readonly Family[] = [
  [
    'Netflix',
    'netflix.com nflxext.com nflximg.net nflximg.com nflxvideo.net nflxso.net',
    ['NetFlix'],
  ],
  ['Quora', 'quora.com quoracdn.net'],
  ['SoundCloud', 'sndcdn.com'],
  [
    'Stack Exchange',
    'stackoverflow.com stackexchange.com sstatic.net superuser.com serverfault.com askubuntu.com',
    ['StackExchange'],
  ],
  [
    'Wikimedia',
    'wikipedia.org wikimedia.org wikidata.org wiktionary.org wikibooks.org mediawiki.org wikivoyage.org',
  ],
  ['Yelp', 'yelp.com yelpcdn.com'],
];

/**
 * Sites and the hosts that serve their own files. No strangers to each other, though their names
 * do not say so: without them, a site's own pictures would count as somebody who followed you.
 */
export const FAMILIES: readonly Owner[] = [...NEWS, ...SHOPS, ...PEOPLE].map(
  ([name, domains, entities = []]) => ({
    name,
    category: 'delivery',
    entities,
    domains: { delivery: domains },
    why: 'the site itself asks these hosts for its own pages, pictures and scripts',
  }),
);
