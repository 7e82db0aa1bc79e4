/** Domains that pages need, with the reason why the companies' ruleset leaves them alone. */
export interface Needed {
  readonly why: string;
  /** With everything beneath them, parted by blanks. */
  readonly domains: string;
}

/**
 * Domains of advertising, measuring and marketing companies that are left to the lists, because more
 * than tracking comes from them. Reviewed by hand.
 */
export const NEEDED: readonly Needed[] = [
  {
    why: 'a site that people visit, and the pictures, fonts and scripts of its own pages',
    domains:
      'yahoo.com oracle.com oraclecloud.com sas.com magento.com magento-ds.com rewardstyle.com snidigital.com siteimprove.com affino.com cdngc.net yahoo.net yahooapis.com yimg.com yimg.jp yahoo.co.jp zenfs.com aol.com aol.co.uk aolcdn.com aol.net blogsmithmedia.com oath.com hostingprod.com lexity.com bing.com bing.net bingapis.com microsoft.com msn.com s-msft.com s-msn.com msads.net msecnd.net linkedin.com www.linkedin.com licdn.com snapchat.com snap.com sc-cdn.net snapkit.com baidustatic.com quora.com ebay.com ebayimg.com theguardian.com guardian.co.uk onet.pl o2.pl wp.pl line.me line-scdn.net line-apps.com apple.com five.tv nextdoor.com agoramedia.com bestofmedia.com purch.com concert.io answers.com answcdn.com dsply.com spiceworks.com hotukdeals.com bbb.org wayfair.com sidereel.com sodahead.com zoover.nl zoover.co.uk websta.me ui-portal.de where.com feedburner.com hootsuite.com hp.com xboxlive.com unidays.world myunidays.com wowcher.co.uk de.com net.net cj.com awin.com zanox.com rakuten-static.com samba.tv brand-display.com nielsen.com comscore.com compete.com freewheel.tv thetradedesk.com epsilon.com liveramp.com magnite.com sovrn.com minutemedia.com medio.com bet365affiliates.com betterbannerscloud.com profitshare.ro publicidad.tv',
  },
  {
    why: 'a player: the video does not start without it',
    domains:
      'jwpcdn.com jwplatform.com jwplayer.com jwpsrv.com longtailvideo.com ooyala.com vidible.tv connatix.com anyclip.com buto.tv invodo.com sundaysky.com scribblelive.com isitetv.com playbuzz.com minutemedia-prebid.com litix.io air.tv videoplayerhub.com unity3d.com extend.tv liveclicker.net',
  },
  {
    why: 'pages and forms that a site had built there',
    domains:
      'hubspot.com hubspot.net hs-banner.com leadin.com hsforms.com hscta.net bsd.net clickdimensions.com marketingautomation.services crowdskout.com bannersnack.com dotdigital.com hs-scripts.com hubspotusercontent.com hsforms.net hscollectedforms.net hsappstatic.net hsstatic.net hubapi.com usemessages.com marketo.com mktoweb.com mktdns.com eloqua.com en25.com pardot.com salesforce.com force.com exacttarget.com sfmc-content.com exct.net infusionsoft.com ctctcdn.com aweber.com getresponse.com mailmunch.co list-manage.com mailchimp.com mcusercontent.com mailchi.mp chimpstatic.com klaviyo.com unbounce.com ubembed.com wishpond.com wishpond.net lightboxcdn.com app-us1.com actonsoftware.com govdelivery.com granicus.com brevo.com sendinblue.com campaigner.com dotmailer.com dotmailer-surveys.com emlfiles.com adestra.com msgfocus.com slgnt.eu communicatorcorp.com customer.io bronto.com listrak.com b2btechleadform.com privy.com optimonk.com justuno.com picreel.com convertful.com responsys.net sharpspring.com integrate.com pages01.net pages02.net pages03.net pages04.net pages05.net shop2market.com cxpublic.com',
  },
  {
    why: 'reviews, surveys, polls, quizzes and feedback that stand in the page',
    domains:
      'qualtrics.com govmetric.com trustpilot.com bazaarvoice.com feedmagnet.com feefo.com powerreviews.com yotpo.com swellrewards.com judge.me stamped.io reviews.io reviews.co.uk reevoo.com ekomi.com ekomi.de bizrate.com avis-verifies.com verint.com medallia.com medallia.eu kampyle.com confirmit.com survata.com surveygizmo.eu surveymonkey.com survicate.com questionpro.com qualaroo.com qeryz.com usabilla.com userreport.com mopinion.com opinionstage.com apester.com qmerce.com qzzr.com easypolls.net polldaddy.com poll.fm static.polldaddy.com feedbackify.com iteratehq.com pulseinsights.com ethn.io efm.me samplicio.us typeform.com segmanta.com vouchedfor.co.uk iperceptions.com opinionbar.com insticator.com viafoura.co viafoura.net movementventures.com gleam.io loop11.com rampanel.com offerpop.com',
  },
  {
    why: 'what a shop or a site shows: products, recommendations, search, prices, logos',
    domains:
      'logo.clearbit.com algolia.net algolianet.com algolia.io algolia.com dynamicyield.com nosto.com monetate.net certona.net richrelevance.com clerk.io barilliance.net res-x.com epoq.de reflektion.com searchanise.com xsellapp.com peerius.com bluecore.com brcdn.com brsrvr.com brsvr.com truefitcorp.com fits.me zafu.com wishabi.com wishabi.net flix360.com flixcar.com flixfacts.com flixsyndication.net flixfacts.co.uk sellpoints.com webcollage.net curalate.com zmags.com amplience.com amplience.net 10cms.com bigcontent.io adis.ws apptus.com atgsvcs.com bd4travel.com goshoplogic.com ordergroove.com bigcommerce.com ekmsecure.com tcdn.com.br yext.com sitescdn.net pagescdn.com rovicorp.com smartzer.com taggstar.com flockler.com thefilter.com api.ceros.com logo-net.co.uk revolvermaps.com ecorebates.com foodity.com backinstock.org beeketing.com channeladvisor.com rebelmouse.com rbl.ms publishthis.com pagesuite-professional.co.uk editiondigital.com photorank.me fresh8.co petametrics.com ttsep.com recobell.io scarabresearch.com igodigital.com econda-monitor.de wurfl.io wurflcloud.com jsonip.com tableau.com public.tableau.com',
  },
  {
    why: 'tries out versions of a page: without its answer some pages stay blank for seconds',
    domains:
      'optimizely.com visualwebsiteoptimizer.com vwo.com wingify.com convertexperiments.com kameleoon.com kameleoon.eu kameleoon.io googleoptimize.com www.googleoptimize.com maxymiser.net optimost.com omniconvert.com kaizenplatform.net conductrics.com sitegainer.com marketizator.com qubit.com goqubit.com qubitproducts.com webtrends.com pagesense.io adobetag.com',
  },
  {
    why: 'sign-in, accounts, loyalty and referral programmes',
    domains:
      'gigya.com janrain.com janrainbackplane.com rpxnow.com loginradius.com lrcontent.com oneall.com okta.com piano.io tinypass.com npttech.com ppjol.com ppjol.net pipol.com loyaltylion.com loyaltylion.net crowdtwist.com sweettooth.io talkable.com extole.com extole.io friendbuy.com mention-me.com getambassador.com refersion.com wdfl.co cloudsponge.com mautic.com socialannex.com co-buying.com loyaltygateway.com sociablelabs.com sociablelabs.net order-security.com',
  },
  {
    why: 'consent dialogs and what enforces them',
    domains:
      'privacymanager.io decenthat.com fallingfalcon.com summerhamster.com evidon.com betrad.com setupcmp.com sourcepoint.com',
  },
  {
    why: 'guides and messages inside an application, and help for its users',
    domains:
      'appcues.com trychameleon.com egain.com drift.com driftt.com qualified.com urbanairship.com needle.com upsellit.com salesloft.com custhelp.com estara.com instantservice.com walkme.com force24.co.uk appboycdn.com',
  },
  {
    why: 'errors and speed of the site itself, not its visitors',
    domains:
      'loggly.com js-cdn.dynatrace.com ruxit.com cedexis-radar.net cedexis.net cedexispub.cdnetworks.net cmdolb.com lightstep.com trackjs.com speedcurve.com pingdom.net applicationinsights.azure.com applicationinsights.io monitor.azure.com datadoghq.com datadoghq.eu datadoghq-browser-agent.com ddog-gov.com browser-intake-datadoghq.com browser-intake-datadoghq.eu browser-intake-ddog-gov.com crashlytics.com bytedapm.com cdnplanet.com fivetran.com ibmcloud.com nccgroup-webperf.com keynote.com vercel-insights.com vercel-scripts.com fastly-insights.com cedexis.com cedexis-test.com dynapis.com dynapis.info go-mpulse.net mpulse.net noibu.com',
  },
  {
    why: 'counts visits of a government’s own sites',
    domains: 'digitalgov.gov',
  },
  {
    why: 'links that people share and follow, and what is no tracker’s at all',
    domains: 'app.link grow.me cloudfront.ne bnc.lt onelink.me geni.us',
  },
  {
    why: 'closed long ago: the name may be somebody else’s today',
    domains: 'gravity.com grvcdn.com chango.com gwallet.com r1-cdn.net',
  },
  {
    why: 'counts without identifying anybody, by its own account',
    domains:
      'plausible.io cloudflareinsights.com usefathom.com simpleanalytics.com simpleanalyticscdn.com withcabin.com matomo.cloud',
  },
];

/**
 * Addresses that the lists stop although the page suffers more than the tracker: they are let
 * through, as by an exception of the lists themselves.
 */
export const LET_THROUGH: readonly { readonly address: string; readonly why: string }[] = [
  {
    address: '||optimizely.com/js/',
    why: 'decides how the page looks, and hides it until then; what it reports is still stopped',
  },
  {
    address: '||siteintercept.qualtrics.com/dxjsmodule/',
    why: 'code of feedback buttons and surveys, the same for everybody; what asks and reports is still stopped',
  },
  { address: '||liveapi.yext.com^', why: 'answers the search of a site’s visitors' },
];
