/** Addresses of one well-known tracker, wherever a site or a company keeps a copy of it. */
export interface Addresses {
  readonly why: string;
  /** Each a `urlFilter`. */
  readonly filters: readonly string[];
  /** `messages`: what it reports, from any site to any; `code`: its script, when it comes from elsewhere. */
  readonly what: 'messages' | 'code';
}

/**
 * Trackers that companies run under names of their own, so that no host gives them away. Checked by
 * hand against what the makers document; only addresses that nothing else looks like.
 */
export const ADDRESSES: readonly Addresses[] = [
  {
    what: 'messages',
    filters: ['/g/collect?v=2&tid=G-', '/collect?v=1&*&tid=UA-', '/__utm.gif?utmwv='],
    why: 'Google Analytics, also by way of a server of the site’s own',
  },
  {
    what: 'messages',
    filters: ['/visitor/v200/svrGP'],
    why: 'Oracle’s Eloqua under a name of its customer',
  },
  { what: 'code', filters: ['/elqCfg.js', '/elqCfg.min.js'], why: 'Oracle’s Eloqua' },
  {
    what: 'messages',
    filters: ['/dcs.gif?*dcsuri=', '/i?stm=*&e=pv&'],
    why: 'Webtrends and Snowplow: a view of a page, told by a picture',
  },
  {
    what: 'code',
    filters: ['/wtid.js', '/webtrends.js', '/webtrends.min.js'],
    why: 'Webtrends: a number for each visitor',
  },
  {
    what: 'code',
    filters: ['||cloudfront.net^*/sp.js|'],
    why: 'Snowplow, which everybody hosts for himself, most under a name of this network',
  },
  {
    what: 'code',
    filters: ['/webdig.js'],
    why: 'TRS WebDig, the counter of Chinese news and offices',
  },
  { what: 'code', filters: ['/mixpanel-init.', '/mixpanel-2-latest.min.js'], why: 'Mixpanel' },
  { what: 'code', filters: ['/analytics.js/v1/*/analytics.min.js'], why: 'Segment' },
  {
    what: 'code',
    filters: ['/rudder-analytics.min.js', '/rsa.min.js'],
    why: 'RudderStack',
  },
  {
    what: 'code',
    filters: ['/AppMeasurement.js', '/AppMeasurement.min.js'],
    why: 'Adobe Analytics',
  },
  { what: 'code', filters: ['/piano-analytics.js'], why: 'Piano Analytics' },
  { what: 'code', filters: ['/chartbeat.js', '/chartbeat_mab.js'], why: 'Chartbeat' },
  {
    what: 'messages',
    filters: ['/cdn-cgi/rum|'],
    why: 'Cloudflare’s report on a visit; the lists stop it with a question mark behind',
  },
];

/**
 * The first labels of hosts that say themselves what they are there for. Only on sites of somebody
 * else, and never a whole site of that name.
 */
export const TELLING_NAMES =
  'analytics pixel pixels telemetry beacon beacons usersync cookiesync retargeting remarketing prebid rtb adserver adserv adsrv adx dmp smetrics';

/** Ways in which companies tell each other who somebody is; from any host to any other. */
export const MATCHING: readonly string[] = [
  '/cookie_sync|',
  '/cookie_sync?',
  '/cookie-sync?',
  '/cookiesync?',
  '/cksync?',
  '/setuid?bidder=',
  '/usersync?',
  '/user_sync?',
  '/user-sync?',
  '/usync.html',
  '/user_sync.html',
  '/getuid?http',
];
