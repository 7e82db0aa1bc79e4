import type { Category } from '../../domain/catalog.ts';
import type { Owner } from './owner.ts';

/**
 * A company, the domains that carry its name or product, and, where they do not, why they are its;
 * then what third-party-web calls it.
 */
type Entry = readonly [name: string, domains: string, why?: string, entities?: readonly string[]];

const ADVERTISING: readonly Entry[] = [
  ['AdaptMX', 'a-mo.net a-mx.com', 'its exchange answers there'],
  ['Admixer', 'admixer.net'],
  ['Adnuntius', 'adnuntius.com'],
  ['AdShield', 'ad-shield.io html-load.com content-loader.com css-load.com', 'its loaders'],
  ['Adtelligent', 'adtelligent.com'],
  ['AnyClip', 'anyclip.com'],
  ['AppLovin', 'applovin.com applvn.com axon.ai'],
  ['Adjust', 'adjust.com adjust.io', 'owned by AppLovin, with a policy of its own'],
  ['Blockthrough', 'blockthrough.com btloader.com', 'btloader.com serves its tag'],
  ['Colossus SSP', 'colossusssp.com'],
  ['ConnectAd', 'connectad.io'],
  ['DeepIntent', 'deepintent.com'],
  ['E-Planning', 'e-planning.net'],
  ['ExoClick', 'exoclick.com exosrv.com exdynsrv.com realsrv.com magsrv.com', 'its ad servers'],
  ['Eyeota', 'eyeota.net'],
  ['Freestar', 'pub.network freestar.com', 'pub.network serves its tag'],
  ['GeoEdge', 'geoedge.be geoedge.com'],
  ['Impactify', 'impactify.media impactify.io'],
  ['Insticator', 'insticator.com'],
  ['Krush Media', 'krushmedia.com'],
  ['Kueez', 'kueezrtb.com kueez.com'],
  ['Mediago', 'mediago.io'],
  ['Minute Media', 'minutemedia.com minutemedia-prebid.com'],
  ['Next Millennium', 'nextmillmedia.com'],
  ['Ogury', 'ogury.com ogury.co'],
  ['OneTag', 'onetag.com onetag-sys.com'],
  ['Optable', 'optable.co'],
  ['Permutive', 'permutive.com permutive.app'],
  ['Primis', 'primis.tech sekindo.com', 'once Sekindo', ['Sekindo']],
  ['PropellerAds', 'propellerads.com'],
  ['PulsePoint', 'contextweb.com pulsepoint.com', 'once ContextWeb', ['ContextWeb']],
  ['R2B2', 'r2b2.cz r2b2.io'],
  ['Raptive', 'adthrive.com raptive.com', 'AdThrive renamed itself in 2023'],
  ['Rich Audience', 'richaudience.com'],
  ['Rise', 'yellowblue.io rise-codes.com', 'its exchange answers there'],
  ['Setupad', 'setupad.com setupcmp.com'],
  ['ShowHeroes', 'showheroes.com viralize.tv', 'bought Viralize in 2020'],
  ['Smile Wanted', 'smilewanted.com'],
  ['Snigel', 'snigel.com snigelweb.com'],
  ['Sonobi', 'sonobi.com'],
  ['The Moneytizer', 'themoneytizer.com themoneytizer.fr'],
  ['Unity Ads', 'unity3d.com supersonicads.com ironsrc.com', 'bought ironSource in 2022'],
  ['VDO.AI', 'vdo.ai'],
  ['Vidazoo', 'vidazoo.com cootlogix.com', 'cootlogix.com is its ad server'],
  ['Vidoomy', 'vidoomy.com'],
  ['Yieldlab', 'yieldlab.net'],
  ['Yieldmo', 'yieldmo.com'],
  ['YOC', 'visx.net yoc.com', 'VIS.X is its platform'],
  ['Nextdoor', 'nextdoor.com'],
  ['AppsFlyer', 'appsflyer.com appsflyersdk.com onelink.me', 'its links'],
  ['Tradedoubler', 'tradedoubler.com'],
  ['Partnerize', 'partnerize.com prf.hn', 'once Performance Horizon'],
  ['iResearch', 'irs01.com irs01.net', 'its counters'],
];

const ANALYTICS: readonly Entry[] = [
  ['Algolia', 'algolia.net algolianet.com algolia.io algolia.com'],
  [
    'Datadog',
    'datadoghq.com datadoghq.eu datadoghq-browser-agent.com ddog-gov.com browser-intake-datadoghq.com browser-intake-datadoghq.eu browser-intake-ddog-gov.com',
  ],
  ['Dealfront (Leadfeeder)', 'lfeeder.com leadfeeder.com', 'its tag'],
  ['Dynamic Yield', 'dynamicyield.com'],
  ['Glassbox', 'glassboxdigital.io glassbox.com'],
  [
    'LogRocket',
    'logrocket.com logrocket.io lr-ingest.io lr-ingest.com lr-in.com',
    'where it sends',
  ],
  [
    'Medallia',
    'medallia.com medallia.eu kampyle.com decibelinsight.net',
    'bought Kampyle and Decibel',
    ['Kampyle', 'Decibel Insight'],
  ],
  ['Monetate', 'monetate.net'],
  ['Noibu', 'noibu.com'],
  ['Plausible', 'plausible.io'],
  ['PostHog', 'posthog.com'],
  ['Quantum Metric', 'quantummetric.com'],
  ['RudderStack', 'rudderlabs.com rudderstack.com'],
  ['Simple Analytics', 'simpleanalyticscdn.com simpleanalytics.com'],
  ['Siteimprove', 'siteimprove.com siteimproveanalytics.com siteimproveanalytics.io'],
  ['Vercel Insights', 'vercel-insights.com vercel-scripts.com'],
  ['Yext', 'yext.com yext-pixel.com sitescdn.net pagescdn.com', 'its pages and pixels'],
];

const CONSENT: readonly Entry[] = [
  ['Axeptio', 'axept.io axeptio.eu'],
  [
    'consentmanager',
    'consentmanager.net consentmanager.mgr.consensu.org',
    'the domains carry its name',
    ['Consent Manager CMP'],
  ],
  ['Cookie Information', 'cookieinformation.com'],
  ['CookieFirst', 'cookiefirst.com'],
  ['CookieHub', 'cookiehub.net cookiehub.eu cookiehub.com'],
  ['CookieYes', 'cookieyes.com cdn-cookieyes.com'],
  ['Enzuzo', 'enzuzo.com'],
  ['Ketch', 'ketch.com ketchcdn.com ketchjs.com'],
  ['Osano', 'osano.com'],
  ['Termly', 'termly.io'],
  ['Transcend', 'transcend.io transcend-cdn.com'],
];

const DELIVERY: readonly Entry[] = [
  ['Bunny.net', 'bunny.net b-cdn.net bunnycdn.com mediadelivery.net', 'once BunnyCDN'],
  ['CARTO', 'carto.com cartocdn.com cartodb.com'],
  ['CDN77', 'cdn77.org cdn77.com', 'the domains carry its name', ['Datacamp']],
  ['CDNFonts', 'cdnfonts.com'],
  ['DataTables', 'datatables.net'],
  ['Etsy', 'etsy.com etsystatic.com'],
  ['Flickr', 'flickr.com staticflickr.com'],
  ['Frontify', 'frontify.com'],
  ['Gcore', 'gcore.com gcdn.co', 'its network'],
  ['Imgur', 'imgur.com'],
  ['OpenStreetMap', 'openstreetmap.org'],
  ['OpenStreetMap France', 'openstreetmap.fr'],
  ['Pornhub', 'pornhub.com phncdn.com', 'its pictures and videos'],
  ['Qihoo 360', '360.cn 360.com qhimg.com so.com', 'its pictures'],
  ['Scribd', 'scribd.com scribdassets.com'],
  ['StackPath', 'stackpathcdn.com stackpath.com'],
  ['Trulia', 'trulia.com trulia-cdn.com'],
  ['Unsplash', 'unsplash.com'],
];

const MARKETING: readonly Entry[] = [
  ['6sense', '6sense.com 6sc.co', 'its tag'],
  ['Brevo', 'brevo.com sendinblue.com sibautomation.com', 'Sendinblue renamed itself in 2023'],
  ['CleverTap', 'clevertap.com wzrkt.com', 'once WizRocket', ['WizRocket Technologies']],
  ['dotdigital', 'dotdigital.com trackedlink.net', 'the domains carry its name', ['dotMailer']],
  ['Granicus', 'govdelivery.com granicus.com', 'bought GovDelivery in 2016'],
  ['MoEngage', 'moengage.com'],
  ['Nosto', 'nosto.com'],
  ['Omnisend', 'omnisend.com omnisrc.com omnisnippet1.com', 'its snippet'],
  ['Qualified', 'qualified.com'],
  ['ZoomInfo', 'zoominfo.com zi-scripts.com', 'its tag'],
];

const SOCIAL: readonly Entry[] = [
  ['Bluesky', 'bsky.app bsky.social bsky.network'],
  ['Curator.io', 'curator.io'],
  ['Elfsight', 'elfsight.com elfsightcdn.com'],
  ['Juicer', 'juicer.io'],
  ['OpenWeb', 'openweb.com spot.im', 'once Spot.IM', ['Spot.IM']],
  ['Sina Weibo', 'weibo.com weibo.cn sina.com.cn sinaimg.cn sinajs.cn', 'Sina owns Weibo'],
];

const SUPPORT: readonly Entry[] = [
  ['Ada', 'ada.support ada.cx'],
  ['Crisp', 'crisp.chat crisp.im'],
  ['Gorgias', 'gorgias.chat gorgias.io gorgias.com'],
  ['Kustomer', 'kustomerapp.com kustomer.com'],
  ['NICE', 'nice-incontact.com niceincontact.com', 'bought inContact in 2016'],
  ['Tidio', 'tidio.com tidiochat.com tidio.co'],
];

const UTILITY: readonly Entry[] = [
  ['Arkose Labs', 'arkoselabs.com funcaptcha.com', 'once FunCaptcha'],
  ['AudioEye', 'audioeye.com'],
  ['CleanTalk', 'cleantalk.org'],
  ['Friendly Captcha', 'friendlycaptcha.com friendlycaptcha.eu'],
  ['GTranslate', 'gtranslate.net gtranslate.io'],
  ['hCaptcha', 'hcaptcha.com'],
  [
    'HUMAN',
    'px-cloud.net px-cdn.net perimeterx.net clean.gg humansecurity.com',
    'merged with PerimeterX (2022) and clean.io',
    ['PerimeterX'],
  ],
  ['Icons8', 'icons8.com'],
  ['Jotform', 'jotform.com jotfor.ms'],
  ['Okta login pages', 'oktacdn.com', 'what its sign-in pages load'],
  ['Springshare', 'libapps.com springyaws.com libguides.com libanswers.com'],
  ['SmartBear', 'swagger.io smartbear.com'],
  ['Telekom', 'telekom.com telekom.de t-online.de interactivemedia.net'],
  ['Typeform', 'typeform.com'],
  ['UserWay', 'userway.org'],
];

const VIDEO: readonly Entry[] = [
  ['iQIYI', 'iqiyi.com qiyi.com'],
  ['Vidyard', 'vidyard.com'],
];

const BY_CATEGORY = {
  advertising: ADVERTISING,
  analytics: ANALYTICS,
  consent: CONSENT,
  delivery: DELIVERY,
  marketing: MARKETING,
  social: SOCIAL,
  support: SUPPORT,
  utility: UTILITY,
  video: VIDEO,
} satisfies Partial<Record<Category, readonly Entry[]>>;

/** Companies that third-party-web lacks, common on the web, mostly with domains that say whose they are. */
export const SELF_NAMED: readonly Owner[] = Object.entries(BY_CATEGORY).flatMap(
  ([category, entries]) =>
    entries.map(([name, domains, why, entities]) => ({
      name,
      entities: entities ?? [],
      category: category as keyof typeof BY_CATEGORY,
      domains: { [category]: domains },
      why: why ?? 'the domains carry its name',
    })),
);
