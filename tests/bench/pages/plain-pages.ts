import type { Embed, ReplicaSite } from '../../support/replica/web.ts';

/** How many things a page asks for of its own site. */
export const FIRST_PARTY = 40;

const own = (kind: 'image' | 'script' | 'stylesheet', count: number, ending: string): Embed[] =>
  Array.from({ length: count }, (_, i) => ({
    kind,
    url: `https://static.shop.example/${kind}-${i}.${ending}`,
  }));

const OWN: readonly Embed[] = [
  ...own('stylesheet', 4, 'css'),
  ...own('script', 12, 'js'),
  ...own('image', 24, 'png'),
];

/** Hosts that serve what a page is made of; no list stops them. */
const HARMLESS_EMBEDS: readonly Embed[] = [
  { kind: 'stylesheet', url: 'https://fonts.googleapis.com/css2?family=Inter' },
  { kind: 'script', url: 'https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js' },
  { kind: 'stylesheet', url: 'https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/bootstrap.min.css' },
  { kind: 'image', url: 'https://upload.wikimedia.org/wikipedia/commons/4/47/example.png' },
];

/** How many things a page asks for of harmless third parties. */
export const HARMLESS = HARMLESS_EMBEDS.length;

/** The trackers answer after 300 to 800 milliseconds. */
const slow = (kind: 'image' | 'script', addresses: readonly string[]): Embed[] =>
  addresses.map((address, i) => ({
    kind,
    url: `https://${address}`,
    delay: 300 + Math.round((500 * i) / (addresses.length - 1)),
  }));

const TRACKER_EMBEDS: readonly Embed[] = [
  ...slow('script', [
    'www.google-analytics.com/analytics.js',
    'securepubads.g.doubleclick.net/tag/js/gpt.js',
    'pagead2.googlesyndication.com/pagead/js/adsbygoogle.js',
    'connect.facebook.net/en_US/fbevents.js',
    'static.criteo.net/js/ld/ld.js',
    'c.amazon-adsystem.com/aax2/apstag.js',
    'bat.bing.com/bat.js',
    'analytics.tiktok.com/i18n/pixel/events.js',
    'sb.scorecardresearch.com/beacon.js',
    'static.hotjar.com/c/hotjar-12345.js',
    'snap.licdn.com/li.lms-analytics/insight.min.js',
    'static.ads-twitter.com/uwt.js',
    'sc-static.net/scevent.min.js',
    's.pinimg.com/ct/core.js',
    'cdn.taboola.com/libtrc/shop/loader.js',
    'widgets.outbrain.com/outbrain.js',
    'secure.quantserve.com/quant.js',
    'static.chartbeat.com/js/chartbeat.js',
    'mc.yandex.ru/metrika/tag.js',
    'www.clarity.ms/tag/abcdef',
    'cdn.segment.com/analytics.js/v1/abc/analytics.min.js',
    'cdn.mxpnl.com/libs/mixpanel-2-latest.min.js',
    'script.crazyegg.com/pages/scripts/0001/0001.js',
    'cdn.krxd.net/controltag/abc.js',
    'tags.bluekai.com/site/12345',
  ]),
  ...slow('image', [
    'ib.adnxs.com/getuid?https://shop.example',
    'match.adsrvr.org/track/cmf/generic?ttd_pid=shop',
    'dpm.demdex.net/ibs:dpid=1&dpuuid=2',
    'pixel.rubiconproject.com/tap.php?v=1',
    'image2.pubmatic.com/AdServer/Pug?vcode=1',
    'us-u.openx.net/w/1.0/sd?id=1',
    'ssum-sec.casalemedia.com/usermatchredir?s=1',
    'x.bidswitch.net/sync?ssp=shop',
    'pixel.mathtag.com/sync/img?mt_exid=1',
    'sync.taboola.com/sg/shop/1/rtb-h',
    'pixel.quantserve.com/pixel/p-abc.gif',
    'cm.g.doubleclick.net/pixel?google_nid=shop',
    'sync.outbrain.com/cookie-sync?p=shop',
    'pixel.tapad.com/idsync/ex/receive?partner_id=1',
    'idsync.rlcdn.com/12345.gif?partner_uid=1',
    'cm.everesttech.net/cm/dd?d_uuid=1',
    'b.scorecardresearch.com/p?c1=2&c2=1',
    'ct.pinterest.com/v3/?event=init',
    't.co/i/adsct?p_id=Twitter',
    'px.ads.linkedin.com/collect/?pid=1',
  ]),
];

/** How many things the tracked page asks for of trackers. */
export const TRACKERS = TRACKER_EMBEDS.length;

/** A page without trackers. */
export const CLEAN: ReplicaSite = siteOf('www.shop.example', []);

/** The same page with slow trackers. */
export const TRACKED: ReplicaSite = siteOf('tracked.shop.example', TRACKER_EMBEDS);

/** Trackers come first, as tags in the head of real pages do. */
function siteOf(host: string, trackers: readonly Embed[]): ReplicaSite {
  const embeds = [...trackers, ...OWN, ...HARMLESS_EMBEDS];
  return {
    host,
    title: 'A shop',
    about: 'A page that is measured',
    pages: [{ path: '/', embeds }],
  };
}
