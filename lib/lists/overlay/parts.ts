/** A part of a site that follows people, where the site as a whole is none of our business. */
export interface Part {
  /** Hosts, parted by blanks; or none, and the beginning of an address as a `urlFilter`. */
  readonly hosts?: string;
  readonly addresses?: readonly string[];
  /** Whether a style sheet is what reports here. */
  readonly styles?: boolean;
  readonly why: string;
}

/** Checked by hand; all of them are stopped on other companies' sites only. */
export const PARTS: readonly Part[] = [
  { hosts: 'bat.bing.com bat.bing.net c.bing.com', why: 'Microsoft’s ad pixel and its cookie' },
  {
    hosts:
      'px.ads.linkedin.com px4.ads.linkedin.com dc.ads.linkedin.com ads.linkedin.com snap.licdn.com',
    why: 'LinkedIn’s ad pixel and the script that sends it',
  },
  { hosts: 'tr.snapchat.com tr6.snapchat.com', why: 'Snap’s ad pixel' },
  { hosts: 'q.quora.com a.quora.com', why: 'Quora’s ad pixel' },
  { hosts: 'flask.nextdoor.com ads.nextdoor.com', why: 'Nextdoor’s ad pixel' },
  { hosts: 'ct.pinterest.com log.pinterest.com', why: 'Pinterest’s ad pixel' },
  { hosts: 'alb.reddit.com pixel-config.reddit.com', why: 'Reddit’s ad pixel' },
  { hosts: 'analytics.tiktok.com business-api.tiktok.com', why: 'TikTok’s ad pixel' },
  { hosts: 'pixels.spotify.com', why: 'Spotify’s ad pixel' },
  { hosts: 'analytics.twitter.com', why: 'X’s ad pixel' },
  {
    hosts:
      'ads.yahoo.com analytics.yahoo.com pixel.advertising.com udc.yahoo.com cms.analytics.yahoo.com geo.yahoo.com',
    why: 'Yahoo’s ad exchange and its counters',
  },
  { hosts: 'b92.yahoo.co.jp yads.c.yimg.jp', why: 'ads of Yahoo! JAPAN' },
  {
    hosts: 'munchkin.marketo.net munchkin-cdn.marketo.net',
    why: 'Marketo’s tracker; its forms are left alone',
  },
  {
    hosts: 'a.klaviyo.com static-tracking.klaviyo.com',
    why: 'Klaviyo’s tracker; its forms are left alone',
  },
  { hosts: 'track.hubspot.com', why: 'HubSpot’s pixel; its forms are left alone' },
  { hosts: 'pi.pardot.com', why: 'Pardot’s tracker; its forms are left alone' },
  { hosts: 'trackcmp.net', why: 'ActiveCampaign’s tracker; its forms are left alone' },
  { hosts: 'track.customer.io assets.customer.io', why: 'Customer.io’s tracker' },
  { hosts: 'jwpltx.com', why: 'JW Player’s counters; the player works without' },
  { hosts: 'pixel.wp.com stats.wp.com', why: 'counters of WordPress.com' },
  {
    addresses: [
      '||facebook.com/tr?',
      '||facebook.com/tr/',
      '||facebook.com/privacy_sandbox/',
      '||connect.facebook.net/signals/',
      '||connect.facebook.net^*/fbevents.js',
    ],
    why: 'Meta’s ad pixel; its embeds are left alone',
  },
  {
    addresses: [
      '||google.com/ads/ga-audiences',
      '||google.com/pagead/',
      '||google.com/ccm/',
      '||google.com/rmkt/',
      '||google.com/gmp/conversion',
    ],
    why: 'Google’s pixels for ads; its search, maps and captcha are left alone',
  },
  {
    addresses: ['||t.co/i/adsct', '||twitter.com/i/adsct', '||platform.twitter.com/oct.js'],
    why: 'X’s ad pixel; its embeds are left alone',
  },
  { addresses: ['||play.google.com/log'], why: 'what Google’s embeds report on their use' },
  {
    addresses: ['||youtube.com/youtubei/v1/log_event', '||youtube.com/api/stats/ads'],
    why: 'what pages report to YouTube; its player is left alone',
  },
  {
    hosts: 'googletagmanager.com',
    why: 'Google’s tag manager, which brings most trackers there are; where a page waits for it, the lists’ stub answers, and sites that need the real one are the lists’ exceptions',
  },
  {
    addresses: ['||google.*/ads/user-lists/', '||google.*/ads/ga-audiences'],
    why: 'puts people on lists for ads, under the name of every country’s Google',
  },
  {
    addresses: [
      '||assets.adobedtm.com^*AppMeasurement',
      '||assets.adobedtm.com^*/satelliteLib-',
      '||assets.adobedtm.com^*-libraryCode_source.min.js',
      '||assets.adobedtm.com^*-source.min.js',
    ],
    why: 'Adobe Analytics and what loads it; other scripts of the tag manager are left alone',
  },
  {
    hosts: 'p.typekit.net',
    styles: true,
    why: 'counts who sees fonts; the fonts come from elsewhere',
  },
  {
    hosts: 'sharethis.com',
    why: 'lives on selling what it sees of people; its buttons are links that pages can do without',
  },
  { hosts: 'addthis.com addthisedge.com', why: 'a data broker’s buttons, closed in 2023' },
  { addresses: ['||sitescdn.net/ytag/'], why: 'Yext’s tracker; its answers are left alone' },
  { hosts: 'atanx.alicdn.com', why: 'Alibaba’s ad exchange' },
  {
    hosts:
      'cbjs.baidu.com cb.baidu.com cpro.baidu.com pos.baidu.com eclick.baidu.com cpro.baidustatic.com dup.baidustatic.com',
    why: 'Baidu’s ads',
  },
  { hosts: 'gdt.qq.com e.qq.com', why: 'Tencent’s ads' },
  { hosts: 'ssp.rambler.ru', why: 'Rambler’s ad exchange' },
  { hosts: 'ads.vidible.tv', why: 'Yahoo’s video ads; the player is left alone' },
  { hosts: 'cdn.oribi.io oribi.io', why: 'an analytics service that LinkedIn bought for its ads' },
  { hosts: 'awaps.yandex.ru', why: 'Yandex’s ads' },
  { addresses: ['||yastatic.net/awaps-ad-sdk'], why: 'Yandex’s ads' },
  { addresses: ['||redditstatic.com/ads/'], why: 'Reddit’s ad pixel' },
  { addresses: ['||pinimg.com/ct/'], why: 'Pinterest’s ad pixel' },
];
