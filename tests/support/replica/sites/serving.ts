import type { Embed } from '../web.ts';
import {
  beacon,
  font,
  frame,
  image,
  request,
  script,
  stylesheet,
  video,
  websocket,
} from './embeds.ts';

// What pages are made of that others serve: fonts, libraries, films, payments, consent, support.

export const googleFonts = (family: string): Embed[] => [
  stylesheet(
    `fonts.googleapis.com/css2?family=${family}&display=swap`,
    font(`fonts.gstatic.com/s/${family.toLowerCase()}/v30/regular.woff2`),
  ),
];

export const typekit = (kit: string): Embed[] => [
  stylesheet(`use.typekit.net/${kit}.css`, font(`use.typekit.net/af/${kit}/000000/l.woff2`)),
  image(`p.typekit.net/p.gif?k=${kit}`),
];

export const cdnjs = (file = 'jquery/3.7.1/jquery.min.js'): Embed[] => [
  script(`cdnjs.cloudflare.com/ajax/libs/${file}`),
];

export const jsdelivr = (file: string): Embed[] => [script(`cdn.jsdelivr.net/npm/${file}`)];

export const googleLibraries = (): Embed[] => [
  script('ajax.googleapis.com/ajax/libs/jquery/3.7.1/jquery.min.js'),
];

export const fontAwesome = (): Embed[] => [
  stylesheet(
    'use.fontawesome.com/releases/v5.15.4/css/all.css',
    font('use.fontawesome.com/releases/v5.15.4/webfonts/fa-solid-900.woff2'),
  ),
];

/** The player brings Google's advertising along, as it does. */
export const youtube = (id: string): Embed[] => [
  frame(
    `www.youtube.com/embed/${id}`,
    script('www.youtube.com/s/player/b2858d36/www-embed-player.vflset/www-embed-player.js'),
    image(`i.ytimg.com/vi/${id}/hqdefault.jpg`),
    script('static.doubleclick.net/instream/ad_status.js'),
    request('googleads.g.doubleclick.net/pagead/id'),
    video(`rr3---sn-4g5e6nzz.googlevideo.com/videoplayback?id=${id}`),
  ),
];

export const vimeo = (id: string): Embed[] => [
  frame(
    `player.vimeo.com/video/${id}`,
    script('f.vimeocdn.com/p/4.46.10/js/player.module.js'),
    image(`i.vimeocdn.com/video/${id}_640.jpg`),
    beacon(`fresnel.vimeocdn.com/add/player-stats?id=${id}`),
  ),
];

export const jwPlayer = (id: string): Embed[] => [
  script(
    `cdn.jwplayer.com/libraries/${id}.js`,
    image(`prd.jwpltx.com/v1/jwplayer6/ping.gif?aid=${id}`),
  ),
  script('imasdk.googleapis.com/js/sdkloader/ima3.js'),
];

export const recaptcha = (key: string): Embed[] => [
  script(
    `www.google.com/recaptcha/api.js?render=${key}`,
    script('www.gstatic.com/recaptcha/releases/TkacYOdEJbdB_JjX802TMer9/recaptcha__en.js'),
    frame(`www.google.com/recaptcha/api2/anchor?k=${key}`),
  ),
];

export const stripe = (): Embed[] => [
  script('js.stripe.com/v3/'),
  frame(
    'js.stripe.com/v3/m-outer-3437aaddcdf6922d623e172c2d6f9278.html',
    frame('m.stripe.network/inner.html', beacon('m.stripe.com/6')),
  ),
];

export const paypal = (client: string): Embed[] => [
  script(
    `www.paypal.com/sdk/js?client-id=${client}`,
    image(`www.paypalobjects.com/js-sdk-logos/${client}.svg`),
    beacon(`www.paypal.com/xoplatform/logger/api/logger?client=${client}`),
  ),
];

export const oneTrust = (id: string): Embed[] => [
  script('cdn.cookielaw.org/scripttemplates/otSDKStub.js'),
  request(`cdn.cookielaw.org/consent/${id}/${id}.json`),
  request('geolocation.onetrust.com/cookieconsentpub/v1/geo/location'),
];

export const cookiebot = (id: string): Embed[] => [
  script('consent.cookiebot.com/uc.js'),
  script(`consentcdn.cookiebot.com/consentconfig/${id}/state.js`),
];

export const sourcepoint = (account: string): Embed[] => [
  script('cdn.privacy-mgmt.com/unified/wrapperMessagingWithoutDetection.js'),
  frame(`cdn.privacy-mgmt.com/index.html?account=${account}`),
];

export const intercom = (app: string): Embed[] => [
  script(
    `widget.intercom.io/widget/${app}`,
    script('js.intercomcdn.com/frame-modern.9f1c1a1b.js'),
    websocket(`nexus-websocket-a.intercom.io/pubsub/5-${app}`),
  ),
];

export const zendesk = (key: string): Embed[] => [
  script(
    `static.zdassets.com/ekr/snippet.js?key=${key}`,
    request(`ekr.zdassets.com/compose/${key}`),
  ),
];

export const trustpilot = (): Embed[] => [
  script('widget.trustpilot.com/bootstrap/v5/tp.widget.bootstrap.min.js'),
];

export const hubspot = (id: string): Embed[] => [
  script(
    `js.hs-scripts.com/${id}.js`,
    script(`js.hs-analytics.net/analytics/1732200000000/${id}.js`),
    image(`track.hubspot.com/__ptq.gif?a=${id}`),
  ),
];

export const klaviyo = (id: string): Embed[] => [
  script(
    `static.klaviyo.com/onsite/js/klaviyo.js?company_id=${id}`,
    request(`a.klaviyo.com/api/track?k=${id}`),
  ),
];

export const disqus = (forum: string): Embed[] => [
  script(
    `${forum}.disqus.com/embed.js`,
    frame(
      `disqus.com/embed/comments/?base=default&f=${forum}`,
      script('c.disquscdn.com/next/embed/lounge.bundle.js'),
      image(`referrer.disqus.com/juggler/event.gif?f=${forum}`),
    ),
  ),
];

export const likeButton = (page: string): Embed[] => [
  frame(
    `www.facebook.com/plugins/like.php?href=${page}`,
    script('static.xx.fbcdn.net/rsrc.php/v3/yX/r/like.js'),
    image('scontent.xx.fbcdn.net/v/t1.0-1/like.png'),
  ),
];

export const tweets = (): Embed[] => [
  script(
    'platform.twitter.com/widgets.js',
    frame(
      'platform.twitter.com/widgets/widget_iframe.html',
      request('syndication.twitter.com/settings'),
    ),
  ),
];

export const gravatar = (hash: string): Embed[] => [
  image(`secure.gravatar.com/avatar/${hash}?s=64`),
];

export const maps = (key: string): Embed[] => [
  script(
    `maps.googleapis.com/maps/api/js?key=${key}`,
    image(`maps.gstatic.com/mapfiles/${key}.png`),
  ),
];
