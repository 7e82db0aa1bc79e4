import type { ReplicaSite } from '../web.ts';
import {
  amazonAds,
  auction,
  criteo,
  EXCHANGES,
  googleAds,
  outbrain,
  SYNCS,
  taboola,
  viewability,
} from './advertising.ts';
import { image, inline, script, sharedWorker, xhr } from './embeds.ts';
import {
  adobe,
  bing,
  chartbeat,
  comscore,
  facebookPixel,
  googleAnalytics,
  linkedin,
  optimizely,
  segment,
  tagManager,
  twitterAds,
} from './measuring.ts';
import {
  cookiebot,
  googleFonts,
  oneTrust,
  sourcepoint,
  tweets,
  typekit,
  youtube,
} from './serving.ts';

/** News and weather: the sites that most companies meet on. */
export const NEWS: readonly ReplicaSite[] = [
  {
    host: 'www.nytimes.com',
    title: 'The New York Times',
    about: 'News, with advertising and an audience to measure',
    pages: [
      {
        path: '/',
        embeds: [
          script('static01.nyt.com/vi-assets/main.js'),
          image('static01.nyt.com/images/front.jpg'),
          ...tagManager(
            'GTM-P528B3',
            ...googleAnalytics('G-NYT1'),
            ...facebookPixel('592202027582499'),
          ),
          ...googleAds(),
          ...amazonAds('3030'),
          ...auction('nyt', EXCHANGES.big),
          ...chartbeat('nytimes.com'),
          ...comscore('3005403'),
          ...viewability(),
          ...SYNCS.big(),
        ],
      },
      {
        path: '/section/technology',
        embeds: [
          script('static01.nyt.com/vi-assets/main.js'),
          ...googleAds(),
          ...comscore('3005403'),
          ...youtube('aqz-KE-bpKQ'),
        ],
      },
    ],
  },
  {
    host: 'www.theguardian.com',
    title: 'The Guardian',
    about: 'News, with a consent banner and auctions',
    pages: [
      {
        path: '/',
        embeds: [
          script('assets.guim.co.uk/commercial/graun.standalone.commercial.js'),
          image('i.guim.co.uk/img/media/front.jpg'),
          ...sourcepoint('1257'),
          ...googleAds(),
          ...amazonAds('3722'),
          ...auction('guardian', [...EXCHANGES.big, ...EXCHANGES.more.slice(0, 3)]),
          ...comscore('6035250'),
          ...googleAnalytics('G-GRDN'),
          ...SYNCS.big(),
        ],
      },
    ],
  },
  {
    host: 'edition.cnn.com',
    title: 'CNN',
    about: 'News, with films and recommendations',
    pages: [
      {
        path: '/',
        embeds: [
          image('media.cnn.com/api/v1/images/stellar/prod/front.jpg'),
          ...oneTrust('3d9a6f21-8e47-43f8-8d58-d86150f3e92b'),
          ...googleAds(),
          ...amazonAds('3159'),
          ...auction('cnn', [...EXCHANGES.big, ...EXCHANGES.more]),
          ...outbrain('AR_1'),
          ...adobe('7FF852E2556756057F000101', 'cnn'),
          ...chartbeat('cnn.com'),
          ...comscore('6035748'),
          ...optimizely('131788053'),
          ...SYNCS.big(),
          ...SYNCS.more(),
        ],
      },
      { path: '/lite', embeds: [...comscore('6035748')] },
    ],
  },
  {
    host: 'www.spiegel.de',
    title: 'Der Spiegel',
    about: 'News in German, read by a shared worker too',
    pages: [
      {
        path: '/',
        embeds: [
          image('cdn.prod.www.spiegel.de/images/front.jpg'),
          ...sourcepoint('214'),
          script('data-2c8f4a.iocnt.net/iam.js'),
          ...googleAds(),
          ...auction('spiegel', EXCHANGES.big),
          script('script.ioam.de/iam.js'),
          ...outbrain('SP-1'),
          inline(image('cdn.flashtalking.com/141621/pixel.gif')),
          sharedWorker('/push-worker.js', xhr('api.cxense.com/public/widget/data')),
          ...chartbeat('spiegel.de'),
        ],
      },
    ],
  },
  {
    host: 'weather.com',
    title: 'The Weather Channel',
    about: 'The forecast, and who would like to know where you are',
    pages: [
      {
        path: '/',
        embeds: [
          ...googleAds(),
          ...amazonAds('3172'),
          ...criteo('98234'),
          ...taboola('theweatherchannel'),
          ...auction('weather', [...EXCHANGES.big, ...EXCHANGES.more]),
          ...SYNCS.big(),
          ...SYNCS.more(),
          ...segment('wx9f3a'),
          ...facebookPixel('1444498132457551'),
          ...tagManager('GTM-WX01', ...bing('4017')),
        ],
      },
      {
        path: '/weather/today/l/London',
        embeds: [...googleAds(), ...taboola('theweatherchannel')],
      },
    ],
  },
  {
    host: 'www.espn.com',
    title: 'ESPN',
    about: 'Sport, owned by a company that owns the picture hosts too',
    pages: [
      {
        path: '/',
        embeds: [
          script('a.espncdn.com/redesign/js/espn.js'),
          image('a1.espncdn.com/photo/front.jpg'),
          ...oneTrust('5ea5d4b2-d3a5-4b0b-a8a5-espn'),
          ...googleAds(),
          ...adobe('EE0201AC512D2BE80A490D4C', 'espn'),
          ...comscore('3000005'),
          ...chartbeat('espn.com'),
          ...taboola('espn-network'),
          ...twitterAds('o2es'),
          ...typekit('espn1kt'),
        ],
      },
    ],
  },
  {
    host: 'techcrunch.com',
    title: 'TechCrunch',
    about: 'News of companies, with posts and films from elsewhere',
    pages: [
      {
        path: '/',
        embeds: [
          ...tweets(),
          ...youtube('dQw4w9WgXcQ'),
          ...googleAnalytics('G-TECH'),
          ...linkedin('10203'),
          ...cookiebot('b2f1c0de'),
          ...googleFonts('Inter'),
          image('pixel.wp.com/g.gif?blog=136296444'),
        ],
      },
    ],
  },
];
