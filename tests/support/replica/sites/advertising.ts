import type { Embed } from '../web.ts';
import { beacon, frame, image, request, sandbox, script, xhr } from './embeds.ts';

// What companies that sell advertising space ask browsers for. Addresses as seen on the real web.

/** Google Ad Manager: the tag, and an advertisement in frames in frames. */
export const googleAds = (): Embed[] => [
  script(
    'securepubads.g.doubleclick.net/tag/js/gpt.js',
    script('securepubads.g.doubleclick.net/pagead/managed/js/gpt/m202611100101/pubads_impl.js'),
  ),
  sandbox(
    'f0a7c1e2.safeframe.googlesyndication.com/safeframe/1-0-45/html/container.html',
    image('tpc.googlesyndication.com/simgad/10824137269158233221'),
    frame(
      'googleads.g.doubleclick.net/pagead/html/r20261110/r20190131/zrt_lookup_fy2021.html',
      image('ad.doubleclick.net/ddm/trackimp/N1014471.150290/B31415926;dc_trk_aid=271828'),
    ),
  ),
];

export const adsense = (): Embed[] => [
  script(
    'pagead2.googlesyndication.com/pagead/js/adsbygoogle.js',
    frame('googleads.g.doubleclick.net/pagead/ads?client=ca-pub-2718281828459045'),
  ),
];

export const amazonAds = (id: string): Embed[] => [
  script('c.amazon-adsystem.com/aax2/apstag.js'),
  xhr(`aax.amazon-adsystem.com/e/dtb/bid?src=${id}`),
];

export const criteo = (id: string): Embed[] => [
  script(
    `static.criteo.net/js/ld/ld.js?a=${id}`,
    script(`sslwidgets.criteo.com/event?a=${id}`),
    frame(
      `gum.criteo.com/syncframe?topUrl=${id}`,
      image(
        'cm.g.doubleclick.net/pixel?google_nid=criteo_emea&google_cm',
        'dis.criteo.com/dis/usersync.aspx?r=4',
      ),
      image('match.adsrvr.org/track/cmf/generic?ttd_pid=criteo'),
    ),
  ),
];

export const taboola = (publisher: string): Embed[] => [
  script(
    `cdn.taboola.com/libtrc/${publisher}/loader.js`,
    request(`trc.taboola.com/${publisher}/trc/3/json`),
    image(`images.taboola.com/taboola/image/fetch/${publisher}.jpg`),
    beacon(`trc-events.taboola.com/${publisher}/log/3/visible`),
  ),
];

export const outbrain = (id: string): Embed[] => [
  script('widgets.outbrain.com/outbrain.js'),
  xhr(`mv.outbrain.com/Multivac/api/get?widgetJSId=${id}`),
  image(`images.outbrainimg.com/transform/v3/${id}.jpg`),
];

/** Auctions among exchanges, run in the page before it shows an advertisement. */
export const auction = (id: string, exchanges: readonly string[]): Embed[] =>
  exchanges.map((address) => request(`${address}${address.includes('?') ? '&' : '?'}pub=${id}`));

export const EXCHANGES = {
  big: [
    'ib.adnxs.com/ut/v3/prebid',
    'fastlane.rubiconproject.com/a/api/fastlane.json',
    'hbopenbid.pubmatic.com/translator?source=prebid-client',
    'htlb.casalemedia.com/openrtb/pbjs',
  ],
  more: [
    'bidder.criteo.com/cdb',
    'rtb.openx.net/openrtbb/prebidjs',
    'tlx.3lift.com/header/auction',
    'c2shb.pubgw.yahoo.com/bidRequest',
    'prebid.media.net/rtb/prebid',
    'ap.lijit.com/rtb/bid',
  ],
  long: [
    'ssc.33across.com/api/v1/hb',
    'apex.go.sonobi.com/trinity.json',
    'btlr.sharethrough.com/universal/v1',
    'prg.smartadserver.com/prebid/v1',
    'g2.gumgum.com/hbid/imp',
    'krk2.kargo.com/api/v1/bid',
    'prebid.a-mo.net/a/c',
    'ads.yieldmo.com/exchange/prebid',
    'hb.yellowblue.io/hb-multi',
    'bid.contextweb.com/header/ortb',
    'mp.4dex.io/prebid',
    'onetag-sys.com/prebid-request',
    'dmx.districtm.io/b/v1',
    'rtb.gumgum.com/hbid',
  ],
} as const;

/** Pixels by which companies tell each other who you are. */
export const SYNCS = {
  big: (): Embed[] => [
    image(
      'ib.adnxs.com/getuid?https://dsum-sec.casalemedia.com/rum',
      'dsum-sec.casalemedia.com/rum?cm_dsp_id=7&external_user_id=1',
    ),
    image('match.adsrvr.org/track/cmf/rubicon'),
    image('x.bidswitch.net/sync?ssp=pubmatic', 'image6.pubmatic.com/AdServer/UCookieSetPug'),
  ],
  more: (): Embed[] => [
    image('sync.mathtag.com/sync/img?mt_exid=10004'),
    image('idsync.rlcdn.com/709414.gif'),
    image('dpm.demdex.net/ibs:dpid=771', 'cm.everesttech.net/cm/dd?d_uuid=1'),
    image('pixel.tapad.com/idsync/ex/receive?partner_id=1830'),
    image('tags.bluekai.com/site/29931'),
  ],
  long: (): Embed[] => [
    image('sync.1rx.io/usersync2/rmpssp'),
    image('ad.turn.com/r/cs?pid=9'),
    image('sync.srv.stackadapt.com/sync?nid=15'),
    image('s.amazon-adsystem.com/ecm3?ex=rubicon'),
    image('ads.stickyadstv.com/user-matching?id=2545'),
    image('eb2.3lift.com/xuid?mid=2711'),
    image('pr-bh.ybp.yahoo.com/sync/openx/1'),
    image('rtb-csync.smartadserver.com/redir'),
    image('cs.emxdgt.com/um'),
    image('ups.analytics.yahoo.com/ups/58292/sync'),
    image('bh.contextweb.com/bh/rtset'),
    image('sync-tm.everesttech.net/upi/pid/5w3jqr4k'),
    image('um.simpli.fi/lj_match'),
    image('id5-sync.com/i/12/8.gif'),
    image('pixel-sync.sitescout.com/dmp/pixelSync?nid=36'),
    image('beacon.krxd.net/usermatch.gif'),
  ],
} as const;

/** Companies that check whether an advertisement was seen. */
export const viewability = (): Embed[] => [
  script('z.moatads.com/nytimesdcm418284937/moatad.js'),
  script('cdn.doubleverify.com/dvtp_src.js'),
  script('pixel.adsafeprotected.com/jload?anId=929970'),
];
