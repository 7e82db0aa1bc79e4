/** A part of a site that follows people, where the site as a whole is none of our business. */
export interface Part {
  /** Hosts, parted by blanks; or none, and the beginning of an address as a `urlFilter`. */
  readonly hosts?: string;
  readonly addresses?: readonly string[];
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
    hosts: 'log.optimizely.com',
    why: 'Optimizely’s reports on visitors; its script is left alone',
  },
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
  { addresses: ['||t.co/i/adsct', '||twitter.com/i/adsct'], why: 'X’s ad pixel' },
  { addresses: ['||redditstatic.com/ads/'], why: 'Reddit’s ad pixel' },
  { addresses: ['||pinimg.com/ct/'], why: 'Pinterest’s ad pixel' },
];
