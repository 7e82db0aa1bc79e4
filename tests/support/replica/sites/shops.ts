import type { ReplicaSite } from '../web.ts';
import { adsense, amazonAds, criteo, googleAds, SYNCS, taboola } from './advertising.ts';
import {
  beacon,
  image,
  request,
  requestAskedFor,
  script,
  serviceWorker,
  worker,
} from './embeds.ts';
import {
  adobe,
  bing,
  clarity,
  comscore,
  facebookPixel,
  fullstory,
  googleAnalytics,
  hotjar,
  metrika,
  newRelic,
  optimizely,
  pinterest,
  snapchat,
  tagManager,
  tiktok,
  universalAnalytics,
} from './measuring.ts';
import {
  cdnjs,
  fontAwesome,
  googleFonts,
  intercom,
  klaviyo,
  maps,
  oneTrust,
  paypal,
  recaptcha,
  stripe,
  trustpilot,
  typekit,
  vimeo,
  zendesk,
} from './serving.ts';

/** Shops, recipes, travel: sites that sell something. */
export const SHOPS: readonly ReplicaSite[] = [
  {
    host: 'www.zappos.com',
    title: 'Zappos',
    about: 'Shoes that follow you afterwards',
    pages: [
      {
        path: '/',
        embeds: [
          image('m.media-amazon.com/images/I/shoe.jpg'),
          ...criteo('7419'),
          ...tagManager('GTM-ZAP1', ...facebookPixel('1503212513267291'), ...bing('5200')),
          ...googleAnalytics('G-ZAPP'),
          ...pinterest('2618'),
          ...amazonAds('3310'),
          ...newRelic('NRJS-zap'),
        ],
      },
      {
        path: '/p/running-shoe',
        embeds: [...criteo('7419'), ...facebookPixel('1503212513267291'), ...SYNCS.big()],
      },
    ],
  },
  {
    host: 'www.amazon.com',
    title: 'Amazon',
    about: 'A shop whose other hosts belong to itself',
    pages: [
      {
        path: '/',
        embeds: [
          image('m.media-amazon.com/images/I/front.jpg'),
          script('images-na.ssl-images-amazon.com/images/I/nav.js'),
          ...amazonAds('1001'),
          beacon('unagi.amazon.com/1/events/com.amazon.csm.csa.prod'),
          image('s.amazon-adsystem.com/iu3?d=amazon.com'),
        ],
      },
    ],
  },
  {
    host: 'www.etsy.com',
    title: 'Etsy',
    about: 'Things made by hand, with a sign-in from elsewhere',
    pages: [
      {
        path: '/',
        embeds: [
          image('i.etsystatic.com/front.jpg'),
          ...googleAnalytics('G-ETSY'),
          ...facebookPixel('1588117481410'),
          ...pinterest('2614'),
          ...bing('4020'),
          script('accounts.google.com/gsi/client'),
          ...recaptcha('6LdEtsy'),
          ...criteo('11111'),
        ],
      },
    ],
  },
  {
    host: 'www.ikea.com',
    title: 'IKEA',
    about: 'Furniture, with films, payments and a chat',
    pages: [
      {
        path: '/gb/en/',
        embeds: [
          ...oneTrust('8b7b8d3a-ikea'),
          ...googleAnalytics('G-IKEA'),
          ...optimizely('22331'),
          ...paypal('ikea'),
          ...vimeo('76979871'),
          ...snapchat('ikea'),
          requestAskedFor('api.ingka.ikea.com/cia/availabilities/ru/gb'),
        ],
      },
    ],
  },
  {
    host: 'www.gymshark.com',
    title: 'Gymshark',
    about: 'Sportswear: one shop system, many pixels',
    pages: [
      {
        path: '/',
        embeds: [
          script('cdn.shopify.com/s/files/1/0156/6146/t/theme.js'),
          request('monorail-edge.shopifysvc.com/v1/produce'),
          ...klaviyo('KLGYM'),
          ...tiktok('C4GYM'),
          ...facebookPixel('277777'),
          ...googleAnalytics('G-GYMS'),
          ...hotjar('2020'),
          ...stripe(),
          ...trustpilot(),
          ...googleFonts('Montserrat'),
        ],
      },
    ],
  },
  {
    host: 'www.allrecipes.com',
    title: 'Allrecipes',
    about: 'Recipes, with a worker that reports what you cook',
    pages: [
      {
        path: '/',
        embeds: [
          ...googleAds(),
          ...amazonAds('3400'),
          ...SYNCS.big(),
          ...pinterest('2620'),
          ...googleAnalytics('G-RCPS'),
          ...comscore('6036305'),
          worker('/report-worker.js', request('api.permutive.com/v2.0/events')),
          script('cdn.permutive.com/queryly-web.js'),
          image('cdn.krxd.net/controltag/pixel.gif'),
        ],
      },
    ],
  },
  {
    host: 'www.booking.com',
    title: 'Booking.com',
    about: 'Hotels, with a map and messages pushed by a service worker',
    pages: [
      {
        path: '/index.html',
        embeds: [
          image('cf.bstatic.com/xdata/images/front.jpg'),
          ...googleAnalytics('G-BOOK'),
          ...criteo('3210'),
          ...facebookPixel('135'),
          ...maps('AIzaBooking'),
          ...bing('4021'),
          ...oneTrust('ea5ea5d4-booking'),
          serviceWorker('/push-service-worker.js', request('onesignal.com/api/v1/sync/booking')),
        ],
      },
    ],
  },
  {
    host: 'www.notion.com',
    title: 'Notion',
    about: 'Software by subscription: measured, recorded, supported',
    pages: [
      {
        path: '/',
        embeds: [
          ...intercom('gpfdrxfd'),
          ...fullstory('NTN'),
          ...clarity('ntn8'),
          ...universalAnalytics('UA-NTN-1'),
          ...stripe(),
          ...zendesk('ntn-zd'),
          ...typekit('ntn0kit'),
          ...cdnjs(),
        ],
      },
    ],
  },
  {
    host: 'www.xn--bcher-kva.de',
    title: 'bücher.de',
    about: 'Books, under a name with an umlaut',
    pages: [
      {
        path: '/',
        embeds: [
          ...googleAnalytics('G-BUCH'),
          ...criteo('5150'),
          ...taboola('buecher-de'),
          ...fontAwesome(),
          ...adobe('A1B2C3BUECHER', 'buecher'),
          ...adsense(),
          ...metrika('49490'),
        ],
      },
    ],
  },
];
