import type { ReplicaSite } from '../web.ts';
import {
  adsense,
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
import { script } from './embeds.ts';
import {
  bing,
  chartbeat,
  comscore,
  facebookPixel,
  googleAnalytics,
  hotjar,
  linkedin,
  newRelic,
  pinterest,
  quantcast,
  redditPixel,
  snapchat,
  tiktok,
  twitterAds,
} from './measuring.ts';
import { googleFonts } from './serving.ts';

/** The most crowded page. */
export const CROWDED: ReplicaSite = {
  host: 'www.dailymail.co.uk',
  title: 'Daily Mail',
  about: 'Gossip, with some seventy companies on one page',
  pages: [
    {
      path: '/home/index.html',
      embeds: [
        script('scripts.dailymail.co.uk/static/mol-fe/main.js'),
        ...googleAds(),
        ...adsense(),
        ...amazonAds('3054'),
        ...auction('mailonline', [...EXCHANGES.big, ...EXCHANGES.more, ...EXCHANGES.long]),
        ...SYNCS.big(),
        ...SYNCS.more(),
        ...SYNCS.long(),
        ...viewability(),
        ...criteo('21412'),
        ...taboola('dailymail-uk'),
        ...outbrain('DM-1'),
        ...facebookPixel('401015786757123'),
        ...googleAnalytics('G-DM01'),
        ...comscore('6035748'),
        ...chartbeat('dailymail.co.uk'),
        ...quantcast('p-abc'),
        ...bing('17011'),
        ...tiktok('C5DM'),
        ...snapchat('dm'),
        ...twitterAds('o1dm'),
        ...pinterest('2613'),
        ...redditPixel('t2_dm'),
        ...linkedin('56789'),
        ...hotjar('171717'),
        ...newRelic('NRJS-dm'),
        ...googleFonts('Roboto'),
      ],
    },
  ],
};
