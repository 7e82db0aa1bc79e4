import type { ReplicaSite } from '../web.ts';
import { googleAds, taboola } from './advertising.ts';
import { beacon, image, request, requestAskedFor, script, serviceWorker } from './embeds.ts';
import {
  adobe,
  comscore,
  facebookPixel,
  googleAnalytics,
  hotjar,
  linkedin,
  optimizely,
  quantcast,
  sentry,
  tagManager,
  universalAnalytics,
} from './measuring.ts';
import {
  disqus,
  googleFonts,
  googleLibraries,
  gravatar,
  hubspot,
  jsdelivr,
  jwPlayer,
  likeButton,
  oneTrust,
  recaptcha,
  tweets,
  youtube,
} from './serving.ts';

/** Networks, forums, a bank, health, a university: where people are themselves. */
export const PEOPLE: readonly ReplicaSite[] = [
  {
    host: 'www.facebook.com',
    title: 'Facebook',
    about: 'A network whose picture hosts belong to itself',
    pages: [
      {
        path: '/',
        embeds: [
          script('static.xx.fbcdn.net/rsrc.php/v4/y1/r/app.js'),
          image('scontent-ams4-1.xx.fbcdn.net/v/t39/profile.jpg'),
          beacon('www.instagram.com/logging_client_events'),
        ],
      },
    ],
  },
  {
    host: 'www.youtube.com',
    title: 'YouTube',
    about: 'Films, with Google on every side',
    pages: [
      {
        path: '/',
        embeds: [
          image('i.ytimg.com/vi/front/hqdefault.jpg'),
          image('yt3.ggpht.com/channel.jpg'),
          ...googleFonts('Roboto'),
          script('www.gstatic.com/cv/js/sender/v1/cast_sender.js'),
          request('googleads.g.doubleclick.net/pagead/id'),
          image('www.google.com/pagead/lvz?evtid=1'),
        ],
      },
    ],
  },
  {
    host: 'www.reddit.com',
    title: 'Reddit',
    about: 'A forum with pictures from its own other hosts',
    pages: [
      {
        path: '/',
        embeds: [
          script('www.redditstatic.com/shreddit/en-US/app.js'),
          image('preview.redd.it/front.jpg'),
          request('w3-reporting.reddit.com/policy'),
          ...recaptcha('6LfReddit'),
          script('accounts.google.com/gsi/client'),
        ],
      },
    ],
  },
  {
    host: 'stackoverflow.com',
    title: 'Stack Overflow',
    about: 'Questions and answers, with faces from elsewhere',
    pages: [
      {
        path: '/questions',
        embeds: [
          script('cdn.sstatic.net/Js/stub.en.js'),
          image('i.sstatic.net/front.png'),
          ...gravatar('d41d8cd98f00b204e9800998ecf8427e'),
          ...googleLibraries(),
          ...googleAnalytics('G-STACK'),
          ...googleAds(),
          ...quantcast('p-c1rF4kxgLUzNc'),
          ...oneTrust('c3d9f1e3-so'),
        ],
      },
    ],
  },
  {
    host: 'small-blog.example',
    title: 'A small blog',
    about: 'A blog with comments, a like button and posts',
    pages: [
      {
        path: '/',
        embeds: [
          ...disqus('smallblog'),
          ...likeButton('smallblog'),
          ...tweets(),
          ...universalAnalytics('UA-BLOG-1'),
          ...googleFonts('Lora'),
          ...jsdelivr('bootstrap@5.3.3/dist/js/bootstrap.min.js'),
        ],
      },
    ],
  },
  {
    host: 'www.chase.com',
    title: 'Chase',
    about: 'A bank, and who looks over its shoulder',
    pages: [
      {
        path: '/',
        embeds: [
          ...adobe('chase7f3a', 'chase'),
          ...tagManager('GTM-CHS1', ...linkedin('70707')),
          script('nebula-cdn.kampyle.com/wu/420/onsite/embed.js'),
          ...facebookPixel('1717171'),
        ],
      },
    ],
  },
  {
    host: 'www.webmd.com',
    title: 'WebMD',
    about: 'Health: what you fear, and who learns of it',
    pages: [
      {
        path: '/',
        embeds: [
          script('img.webmd.com/public/responsive/main.js'),
          ...oneTrust('webmd-31'),
          ...googleAds(),
          ...taboola('webmd-webmd'),
          ...comscore('6035829'),
          ...optimizely('909090'),
          ...facebookPixel('9990'),
          ...jwPlayer('wbmd'),
        ],
      },
    ],
  },
  {
    host: 'www.stanford.edu',
    title: 'Stanford University',
    about: 'A university, with a few tools from elsewhere',
    pages: [
      {
        path: '/',
        embeds: [
          ...googleAnalytics('G-STNF'),
          ...googleFonts('Source+Sans+3'),
          ...youtube('2Vrj6z6aHkQ'),
          ...hotjar('3030'),
          ...hubspot('310310'),
          image('siteimproveanalytics.io/image.aspx?ad=stanford'),
        ],
      },
    ],
  },
  {
    host: 'www.twitch.tv',
    title: 'Twitch',
    about: 'Live films, with a page service worker that talks to others',
    pages: [
      {
        path: '/',
        embeds: [
          script('static.twitchcdn.net/assets/core.js'),
          requestAskedFor('gql.twitch.tv/gql'),
          image('static-cdn.jtvnw.net/previews/front.jpg'),
          ...comscore('6745306'),
          ...sentry('1234'),
          serviceWorker('/service-worker.js', request('spade.twitch.tv/track')),
        ],
      },
    ],
  },
  {
    host: 'en.wikipedia.org',
    title: 'Wikipedia',
    about: 'An encyclopedia: only its own foundation',
    pages: [
      {
        path: '/wiki/Web_tracking',
        embeds: [
          image('upload.wikimedia.org/wikipedia/commons/front.jpg'),
          request('intake-analytics.wikimedia.org/v1/events'),
        ],
      },
    ],
  },
];
