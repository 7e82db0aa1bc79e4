import type { Embed } from '../web.ts';
import { beacon, frame, image, script, unloadBeacon, websocket, xhr } from './embeds.ts';

// What companies ask browsers for that count, record or follow visits for a site.

export const tagManager = (id: string, ...embeds: Embed[]): Embed[] => [
  script(`www.googletagmanager.com/gtm.js?id=${id}`, ...embeds),
];

export const googleAnalytics = (id: string): Embed[] => [
  script(
    `www.googletagmanager.com/gtag/js?id=${id}`,
    beacon(`region1.google-analytics.com/g/collect?v=2&tid=${id}`),
    image(
      `stats.g.doubleclick.net/g/collect?v=2&tid=${id}`,
      `www.google.com/ads/ga-audiences?tid=${id}`,
    ),
  ),
];

/** The elder one, still on many sites. */
export const universalAnalytics = (id: string): Embed[] => [
  script('www.google-analytics.com/analytics.js'),
  image(`www.google-analytics.com/collect?v=1&tid=${id}`),
];

export const facebookPixel = (id: string): Embed[] => [
  script('connect.facebook.net/en_US/fbevents.js'),
  script(
    `connect.facebook.net/signals/config/${id}`,
    image(`www.facebook.com/tr/?id=${id}&ev=PageView`),
  ),
];

export const bing = (id: string): Embed[] => [
  script('bat.bing.com/bat.js'),
  image(`bat.bing.com/action/0?ti=${id}`),
];

export const clarity = (id: string): Embed[] => [
  script(
    `www.clarity.ms/tag/${id}`,
    script(`scripts.clarity.ms/0.8.44/clarity.js?tag=${id}`),
    beacon(`k.clarity.ms/collect?tag=${id}`),
    image(`c.clarity.ms/c.gif?tag=${id}`),
  ),
];

export const linkedin = (id: string): Embed[] => [
  script('snap.licdn.com/li.lms-analytics/insight.min.js'),
  image(`px.ads.linkedin.com/collect?v=2&pid=${id}`, `www.linkedin.com/px/li_sync?pid=${id}`),
];

export const tiktok = (id: string): Embed[] => [
  script(
    `analytics.tiktok.com/i18n/pixel/events.js?sdkid=${id}`,
    beacon(`analytics.tiktok.com/api/v2/pixel?sdkid=${id}`),
  ),
];

export const twitterAds = (id: string): Embed[] => [
  script('static.ads-twitter.com/uwt.js'),
  image(`t.co/i/adsct?txn_id=${id}`),
  image(`analytics.twitter.com/i/adsct?txn_id=${id}`),
];

export const pinterest = (id: string): Embed[] => [
  script('s.pinimg.com/ct/core.js'),
  image(`ct.pinterest.com/v3/?tid=${id}`),
];

export const snapchat = (id: string): Embed[] => [
  script('sc-static.net/scevent.min.js'),
  beacon(`tr.snapchat.com/p?pid=${id}`),
];

export const redditPixel = (id: string): Embed[] => [
  script('www.redditstatic.com/ads/pixel.js'),
  image(`alb.reddit.com/rp.gif?id=${id}`),
];

export const comscore = (id: string): Embed[] => [
  script('sb.scorecardresearch.com/beacon.js'),
  image(`sb.scorecardresearch.com/b?c1=2&c2=${id}`),
];

export const chartbeat = (host: string): Embed[] => [
  script('static.chartbeat.com/js/chartbeat.js'),
  image(`ping.chartbeat.net/ping?h=${host}`),
  unloadBeacon(`ping.chartbeat.net/ping?h=${host}&E=1`),
];

export const hotjar = (id: string): Embed[] => [
  script(
    `static.hotjar.com/c/hotjar-${id}.js?sv=6`,
    script('script.hotjar.com/modules.1b8a2c8f2fbf4c31e2b4.js'),
    frame('vars.hotjar.com/box-5e66f8f3d2a1.html'),
    websocket('ws.hotjar.com/api/v2/client/ws'),
  ),
];

export const fullstory = (id: string): Embed[] => [
  script('edge.fullstory.com/s/fs.js'),
  xhr(`rs.fullstory.com/rec/page?OrgId=${id}`),
  unloadBeacon(`rs.fullstory.com/rec/bundle?OrgId=${id}`),
];

export const newRelic = (id: string): Embed[] => [
  script('js-agent.newrelic.com/nr-spa-1216.min.js'),
  xhr(`bam.nr-data.net/1/${id}`),
  unloadBeacon(`bam.nr-data.net/events/1/${id}`),
];

export const adobe = (id: string, company: string): Embed[] => [
  script(
    `assets.adobedtm.com/${id}/launch-${id}.min.js`,
    xhr(`dpm.demdex.net/id?d_orgid=${id}`),
    frame(`${company}.demdex.net/dest5.html?d_nsid=0`),
    image(`${company}.sc.omtrdc.net/b/ss/${company}prod/1/JS-2.22.4/s1`),
  ),
];

export const quantcast = (id: string): Embed[] => [
  script('secure.quantserve.com/quant.js', script('rules.quantcount.com/rules-p-31iz6hfFutd16.js')),
  image(`pixel.quantserve.com/pixel;a=${id}`),
];

export const segment = (key: string): Embed[] => [
  script(
    `cdn.segment.com/analytics.js/v1/${key}/analytics.min.js`,
    xhr(`api.segment.io/v1/p?key=${key}`),
  ),
];

export const optimizely = (id: string): Embed[] => [
  script(`cdn.optimizely.com/js/${id}.js`, beacon(`logx.optimizely.com/v1/events?id=${id}`)),
];

export const metrika = (id: string): Embed[] => [
  script('mc.yandex.ru/metrika/tag.js'),
  image(`mc.yandex.ru/watch/${id}`),
];

export const sentry = (project: string): Embed[] => [
  script('browser.sentry-cdn.com/7.120.3/bundle.min.js'),
  xhr(`o87286.ingest.sentry.io/api/${project}/envelope/`),
];
