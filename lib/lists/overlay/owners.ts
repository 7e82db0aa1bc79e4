import type { Owner } from './owner.ts';

/** Every country's domain of Google's search: their pixels confirm ads. From its list of domains. */
const GOOGLE_SEARCH = [
  'ad ae al am as at az ba be bf bg bi bj bs bt by ca cat cd cf cg ch ci cl cm cn co.ao co.bw co.ck',
  'co.cr co.id co.il co.in co.jp co.ke co.kr co.ls co.ma co.mz co.nz co.th co.tz co.ug co.uk co.uz',
  'co.ve co.vi co.za co.zm co.zw com com.af com.ag com.ar com.au com.bd com.bh com.bn com.bo com.br',
  'com.bz com.co com.cu com.cy com.do com.ec com.eg com.et com.fj com.gh com.gi com.gt com.hk com.jm',
  'com.kh com.kw com.lb com.ly com.mm com.mt com.mx com.my com.na com.ng com.ni com.np com.om com.pa',
  'com.pe com.pg com.ph com.pk com.pr com.py com.qa com.sa com.sb com.sg com.sl com.sv com.tj com.tr',
  'com.tw com.ua com.uy com.vc com.vn cv cz de dj dk dm dz ee es fi fm fr ga ge gg gl gm gr gy hn hr',
  'ht hu ie im iq is it je jo kg ki kz la li lk lt lu lv md me mg mk ml mn mu mv mw ne nl no nr nu pl',
  'pn ps pt ro rs ru rw sc se sh si sk sm sn so sr st td tg tl tm tn to tt vu ws',
]
  .join(' ')
  .split(' ')
  .map((suffix) => `google.${suffix}`)
  .join(' ');

/** Every country's shop of Amazon. From the foot of its pages. */
const AMAZON_SHOPS = [
  'com ae ca cn co.jp co.uk co.za com.au com.be com.br com.mx com.tr de eg es fr ie in it nl pl sa se',
  'sg',
]
  .join(' ')
  .split(' ')
  .map((suffix) => `amazon.${suffix}`)
  .join(' ');

/**
 * The largest companies, made whole. A brand is merged into its owner where both share accounts or
 * data; one that is run apart (LinkedIn, GitHub, Twitch, Tumblr, Disqus) stays a company. A hosting
 * platform is a company of its own, whoever runs it: behind its names stand its
 * customers, and a choice on the owner must not hit them.
 */
export const OWNERS: readonly Owner[] = [
  {
    name: 'Google',
    category: 'advertising',
    entities: ['Google', 'YouTube', 'Blogger', 'Firebase', 'Google FundingChoices', 'AMP'],
    domains: {
      advertising:
        'admob.com adsensecustomsearchads.com syndicatedsearch.goog invitemedia.com doubleclick.com',
      analytics: 'googleoptimize.com app-measurement.com crashlytics.com feedburner.com',
      delivery:
        'gstatic.com googleapis.com googleusercontent.com gvt1.com gvt2.com gvt3.com 1e100.net ggpht.com',
      utility: `${GOOGLE_SEARCH} firebaseio.com withgoogle.com android.com chrome.com gmail.com goo.gl g.co googlezip.net waze.com`,
      video: 'youtu.be ytimg.com',
      social: 'tenor.com',
    },
    why: 'one privacy policy for all of them; Funding Choices, AMP caches and Firebase are Google products',
  },
  {
    name: 'Google hosting',
    category: 'delivery',
    domains: {
      delivery:
        'blogspot.com appspot.com run.app web.app firebaseapp.com cloudfunctions.net storage.googleapis.com',
    },
    why: 'sites, apps and files of its customers',
  },
  {
    name: 'Meta',
    category: 'social',
    entities: ['Facebook', 'Instagram', 'Account Kit', 'Atlas Solutions'],
    domains: {
      social:
        'fb.com fb.me fb.watch messenger.com m.me whatsapp.com whatsapp.net wa.me threads.net threads.com meta.com oculus.com ig.me',
      advertising: 'atdmt.com',
    },
    why: 'Facebook renamed itself in 2021; Instagram, WhatsApp and Threads share its policy',
  },
  {
    name: 'Amazon',
    category: 'advertising',
    entities: ['Amazon', 'Amazon Ads', 'Amazon Pay', 'Alexa', 'Sizmek'],
    domains: {
      advertising: 'assoc-amazon.com serving-sys.com',
      utility: `${AMAZON_SHOPS} a2z.com zappos.com`,
      delivery:
        'media-amazon.com images-amazon.com ssl-images-amazon.com gr-assets.com media-imdb.com',
      video: 'primevideo.com pv-cdn.net aiv-cdn.net audible.com imdb.com',
      social: 'goodreads.com',
    },
    why: 'shops, ads, IMDb, Goodreads and Audible; bought the ad server of Sizmek in 2019',
  },
  {
    name: 'Amazon Web Services',
    category: 'delivery',
    entities: ['Amazon Web Services', 'Amazon CloudFront', 'Amazon Trust Services'],
    domains: {
      delivery:
        'amazonaws.com amazonaws.com.cn cloudfront.net awsstatic.com awswaf.com awsapps.com amplifyapp.com on.aws awsapprunner.com amazoncognito.com awsglobalaccelerator.com',
    },
    why: 'sites, apps and files of its customers',
  },
  {
    name: 'Twitch',
    category: 'video',
    entities: ['Twitch'],
    domains: { video: 'ttvnw.net jtvnw.net twitchcdn.net live-video.net' },
    why: 'its players and its video servers; a privacy notice of its own within Amazon',
  },
  {
    name: 'Microsoft',
    category: 'advertising',
    entities: ['Microsoft', 'Bing Ads', 'Skype', 'AppNexus'],
    domains: {
      advertising: 'bing.net bingapis.com adnxs-simple.com xandr.com',
      analytics: 'applicationinsights.azure.com applicationinsights.io monitor.azure.com',
      delivery: 's-microsoft.com gfx.ms onestore.ms msedge.net skypeassets.com',
      utility:
        'microsoft.com live.com live.net outlook.com office.com office.net office365.com microsoftonline.com msauth.net msftauth.net windows.com xbox.com azure.com dynamics.com powerbi.com microsoftstore.com aka.ms sharepoint.com',
    },
    why: 'Xandr (AppNexus) is Microsoft Advertising since 2022',
  },
  {
    name: 'Microsoft Azure',
    category: 'delivery',
    entities: ['Azure Web Services', 'Azure Traffic Manager'],
    domains: {
      delivery:
        'azurewebsites.net azureedge.net azurefd.net windows.net cloudapp.net cloudapp.azure.com azure-api.net azurestaticapps.net azurecontainerapps.io msecnd.net',
    },
    why: 'sites, apps and files of its customers',
  },
  {
    name: 'LinkedIn',
    category: 'social',
    entities: ['LinkedIn', 'LinkedIn Ads'],
    domains: { social: 'linkedin.com lnkd.in' },
    why: 'owned by Microsoft, with a privacy policy of its own',
  },
  {
    name: 'GitHub',
    category: 'utility',
    entities: ['GitHub'],
    domains: {
      utility: 'githubassets.com githubapp.com',
      delivery: 'github.io githubusercontent.com',
    },
    why: 'owned by Microsoft, with a privacy statement of its own',
  },
  {
    name: 'Adobe',
    category: 'analytics',
    entities: ['Adobe', 'Adobe Systems', 'Adobe Business Catalyst', 'Marketo', 'TubeMogul'],
    domains: {
      analytics: 'omniture.com adobedc.net adobedc.demdex.net',
      advertising:
        'tubemogul.com auditude.com everesttech.net demdex.net everestads.net everestjs.net',
      marketing: 'mktoweb.com mktdns.com magento.com magento-ds.com',
      utility: 'adobe.com adobe.io adobelogin.com behance.net',
    },
    why: 'bought Omniture (2009), Efficient Frontier (2012), TubeMogul (2016), Magento and Marketo (2018)',
  },
  {
    name: 'X (Twitter)',
    category: 'social',
    entities: ['Twitter'],
    domains: { social: 'x.com twitter.com t.co tweetdeck.com pscp.tv' },
    why: 'renamed in 2023',
  },
  {
    name: 'TikTok',
    category: 'social',
    entities: ['ByteDance Ltd'],
    domains: {
      social:
        'tiktokv.com tiktokcdn.com tiktokcdn-us.com tiktokcdn-eu.com tiktokw.us ttwstatic.com musical.ly',
      delivery:
        'byteoversea.com ibytedtos.com ibyteimg.com byteimg.com pstatp.com bytedance.com snssdk.com isnssdk.com',
      analytics: 'bytedapm.com',
    },
    why: 'the hosts that its pixel and its embeds load from; ByteDance owns it',
  },
  {
    name: 'Yahoo',
    category: 'advertising',
    entities: [
      'Yahoo!',
      'AOL',
      'AOL / Oath / Verizon Media',
      'Adtech (AOL)',
      'Adap.tv',
      'BuySight (AOL)',
      'Engadget (AOL)',
      'Gravity (AOL)',
      'Pictela (AOL)',
      'Vidible',
    ],
    domains: {
      advertising: 'flurry.com vidible.tv',
      utility: 'yahooinc.com yahoodns.net engadget.com',
    },
    why: 'AOL and Yahoo became Oath in 2017, Verizon Media in 2019 and Yahoo in 2021',
  },
  {
    name: 'LY Corporation (Yahoo! JAPAN, LINE)',
    category: 'advertising',
    entities: ['Yahoo! JAPAN', 'LINE Corporation'],
    domains: { advertising: 'yimg.jp yahoo.co.jp', social: 'line-apps.com' },
    why: 'merged in 2023; not the American Yahoo',
  },
];
