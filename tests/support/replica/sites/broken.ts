import type { Container, Embed, ReplicaSite } from '../web.ts';
import { adsense, criteo, taboola } from './advertising.ts';
import { frame, image, request, script, stylesheet } from './embeds.ts';
import {
  bing,
  clarity,
  comscore,
  facebookPixel,
  googleAnalytics,
  hotjar,
  pinterest,
  snapchat,
  tiktok,
} from './measuring.ts';

/** A page that does not work without something that somebody else serves. */
export interface BrokenPage {
  readonly name: string;
  readonly site: ReplicaSite;
  /** Host of what it needs. */
  readonly needs: string;
}

// How pages wait: all of them say `works` themselves, by looking, as a person would.
const waitFor = (condition: string) =>
  `setInterval(() => { try { if (${condition}) window.works = true; } catch {} }, 20);`;
/** What a script, or a frame by a message, brings. */
const BROUGHT = 'window.brought';
const BRINGS = 'window.brought = true;';
const FRAME_BRINGS = `parent.postMessage({ brought: true }, '*');`;
const LISTEN = `addEventListener('message', ({ data }) => { if (data?.brought) ${BRINGS} });`;

const withCode = (embed: Container, code: string): Container => ({ ...embed, code });
const library = (address: string, code = BRINGS) => withCode(script(address), code);
const widget = (address: string) => withCode(frame(address), FRAME_BRINGS);
/** A script that builds the frame which the page is about. */
const builder = (address: string, inner: string) => script(address, widget(inner));

/** Bystanders: stopped too, and of no use to anybody. */
const FEW = [...facebookPixel('1'), ...bing('2')];
const SOME = [...FEW, ...criteo('3'), ...hotjar('4'), ...comscore('5')];
const MANY = [...SOME, ...taboola('broken'), ...snapchat('6'), ...tiktok('7'), ...clarity('8')];
const MOST = [...MANY, ...pinterest('9'), ...googleAnalytics('G-1'), ...adsense()];

let number = 0;
function page(
  name: string,
  needs: readonly Embed[],
  others: readonly Embed[],
  own: { readonly before?: string; readonly condition?: string } = {},
): BrokenPage {
  number += 1;
  const code = [LISTEN, own.before ?? '', waitFor(own.condition ?? BROUGHT)].join('\n');
  const embeds = distinct([...needs, ...others]);
  const pages = [{ path: '/', embeds, script: code }];
  const first = needs[0];
  const host = first && first.kind !== 'srcdoc' ? new URL(first.url).hostname : '';
  return {
    name,
    needs: host,
    site: { host: `www.broken-${number}.example`, title: name, about: name, pages },
  };
}

/** A bystander may ask for what the page needs: once is enough. */
function distinct(embeds: readonly Embed[]): readonly Embed[] {
  const seen = new Set<string>();
  return embeds.filter((embed) => {
    if (embed.kind === 'srcdoc') return true;
    const isNew = !seen.has(embed.url);
    seen.add(embed.url);
    return isNew;
  });
}

/** Pages of every kind that a blocker is known to break, each among bystanders. */
export const BROKEN_PAGES: readonly BrokenPage[] = [
  page(
    'a link waits for an analytics library',
    [library('www.google-analytics.com/analytics.js')],
    FEW,
    {
      before: `window.ga = window.ga || function () { (ga.q = ga.q || []).push(arguments); };
ga('create', 'UA-1', 'auto'); ga('send', 'event', { hitCallback() { ${BRINGS} } });`,
      condition: `${BROUGHT} || (window.ga && !ga.q && ga.loaded)`,
    },
  ),
  page(
    'an article waits for ad slots',
    [library('securepubads.g.doubleclick.net/tag/js/gpt.js')],
    SOME,
    {
      before: `window.googletag = { cmd: [] }; googletag.cmd.push(() => { ${BRINGS} });`,
    },
  ),
  page('a shop waits for bids', [library('c.amazon-adsystem.com/aax2/apstag.js')], FEW),
  page(
    'a menu comes through a tag manager',
    [library('www.googletagmanager.com/gtm.js?id=GTM-B')],
    SOME,
  ),
  page(
    'a slider comes from an ad company’s CDN',
    [library('static.criteo.net/shop/slider.js')],
    SOME,
  ),
  page('a login frame', [widget('accounts.google.com/gsi/iframe/select')], FEW),
  page(
    'a login that a social network builds',
    [library('connect.facebook.net/en_US/sdk.js')],
    SOME,
  ),
  page(
    'a film that waits for its ads',
    [library('imasdk.googleapis.com/js/sdkloader/ima3.js')],
    MANY,
  ),
  page('a film in a frame', [widget('fast.wistia.net/embed/iframe/abc')], FEW),
  page(
    'a payment frame',
    [builder('js.stripe.com/v3/', 'js.stripe.com/v3/elements-inner.html')],
    SOME,
  ),
  page('a consent wall', [library('cdn.cookielaw.org/scripttemplates/otSDKStub.js')], MANY),
  page('a consent wall of an ad company', [library('quantcast.mgr.consensu.org/cmp.js')], SOME),
  page(
    'a captcha',
    [builder('www.google.com/recaptcha/api.js', 'www.google.com/recaptcha/api2/anchor')],
    SOME,
  ),
  page('a fraud check that sees to the sign-in', [library('fpcdn.io/v3/agent/loader.js')], FEW),
  page('a map', [library('maps.googleapis.com/maps/api/js?key=broken')], SOME),
  page(
    'comments',
    [builder('broken.disqus.com/embed.js', 'disqus.com/embed/comments/?f=broken')],
    FEW,
  ),
  page('a chat', [library('js.driftt.com/include/1/chat.js')], MANY),
  page(
    'a stylesheet of a font service',
    [withCode(stylesheet('fast.fonts.net/t/1.css?broken'), ':root { --kit: ready }')],
    FEW,
    { condition: `getComputedStyle(document.documentElement).getPropertyValue('--kit')` },
  ),
  page('an A/B test that hides the page', [library('cdn.optimizely.com/js/12345.js')], SOME),
  page(
    'an A/B test of another kind that hides the page',
    [library('dev.visualwebsiteoptimizer.com/j.php?a=1')],
    MOST,
  ),
  page(
    'lazy images from an ad company’s CDN',
    [image('images.taboola.com/taboola/image/broken.jpg')],
    FEW,
    {
      condition: `[...document.images].some((one) => one.src.includes('images.taboola') && one.naturalWidth > 0)`,
    },
  ),
  page(
    'a launcher that builds the shop',
    [library('assets.adobedtm.com/launch-broken.min.js')],
    MANY,
  ),
  page('a form of a marketing company', [library('js.hsforms.net/forms/embed/v2.js')], SOME),
  page(
    'a button that waits for event tracking',
    [library('cdn.segment.com/analytics.js/v1/b/analytics.min.js')],
    SOME,
  ),
  page(
    'a page that waits for its error reporter',
    [library('js.sentry-cdn.com/broken.min.js')],
    FEW,
  ),
  page('flags that say what to show', [request('app.launchdarkly.com/sdk/evalx/broken/own')], FEW, {
    before: `fetch('https://app.launchdarkly.com/sdk/evalx/broken/own').then(() => { ${BRINGS} }, () => {});`,
  }),
];
