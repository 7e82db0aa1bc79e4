import type { Named } from './owner.ts';

/** They pay for sales that a link brought, and follow people from the link to the purchase. */
export const AFFILIATES: readonly Named[] = [
  ['AccessTrade', 'accesstrade.net'],
  ['Addrevenue', 'addrevenue.io'],
  ['Affilae', 'affilae.com'],
  ['Awin (Belboon)', 'belboon.com belboon.de'],
  ['ClickMeter', 'clickmeter.com'],
  ['Daisycon', 'daisycon.io ds1.nl lt45.net jf79.net dt51.net bdt9.net glp8.net'],
  ['Digidip', 'digidip.net'],
  ['Effinity', 'effinity.fr effiliation.com'],
  ['Everflow', 'everflow.io everflowclient.io'],
  ['felmat', 'felmat.net'],
  ['financeAds', 'financeads.net financeads.com'],
  ['FlexOffers', 'flexoffers.com flexlinkspro.com'],
  ['GoAffPro', 'goaffpro.com'],
  ['Kwanko', 'kwanko.com'],
  ['LeadDyno', 'leaddyno.com'],
  ['Moshimo', 'moshimo.com'],
  ['Narrativ', 'narrativ.com'],
  ['Rentracks', 'rentracks.jp'],
  ['retailAds', 'retailads.net'],
  ['Tapfiliate', 'tapfiliate.com'],
  ['Trackonomics', 'trackonomics.net'],
  ['TradeTracker', 'tradetracker.net tradetracker.com'],
  ['TUNE', 'hasoffers.com'],
  ['UpPromote', 'uppromote.com'],
  ['VIVnetworks', 'vivnetworks.com'],
  ['Voluum', 'voluum.com'],
  ['Webgains', 'webgains.io'],
];

/** They show each visitor another telephone number, to know who calls. */
export const CALL_TRACKING: readonly Named[] = [
  ['AVANSER', 'avanser.com'],
  ['Callibri', 'callibri.ru'],
  ['Calltouch', 'calltouch.ru'],
  ['Delacon', 'delacon.com.au'],
  ['Invoca', 'invocacdn.com'],
  ['Mediahawk', 'mediahawk.co.uk'],
  ['Ringba', 'ringba.com'],
  ['Roistat', 'roistat.com'],
  ['WhatConverts', 'whatconverts.com'],
  ['WildJar', 'wildjar.com'],
];
