import type { ReplicaSite } from '../web.ts';
import { googleAds } from './advertising.ts';
import { image, ping, request, script } from './embeds.ts';
import { googleAnalytics } from './measuring.ts';
import { googleFonts } from './serving.ts';

/** Corners of the web: neighbours that are strangers, addresses without a name, and silence. */
export const CORNERS: readonly ReplicaSite[] = [
  {
    host: 'mbostock.github.io',
    title: 'One of two strangers',
    about: 'Shares a domain with its neighbour, yet is another site',
    pages: [
      { path: '/', embeds: [script('torvalds.github.io/widget.js'), ...googleFonts('Inter')] },
    ],
  },
  {
    host: 'torvalds.github.io',
    title: 'The other stranger',
    about: 'Asks its neighbour for a picture',
    pages: [
      {
        path: '/',
        embeds: [image('mbostock.github.io/picture.png'), ...googleAnalytics('G-GHIO')],
      },
    ],
  },
  {
    host: 'localhost',
    scheme: 'http',
    title: 'localhost',
    about: 'A page under development, with analytics already',
    pages: [
      { path: '/', embeds: [...googleAnalytics('G-LOCL'), ping('www.google.com/url?q=local')] },
    ],
  },
  {
    host: '192.0.2.10',
    scheme: 'http',
    title: '192.0.2.10',
    about: 'A router’s page: an address without a name',
    pages: [{ path: '/', embeds: [...googleAds(), request('api.ipify.org/?format=json')] }],
  },
  {
    host: 'www.debian.org',
    title: 'Debian',
    about: 'Nobody else at all',
    pages: [
      { path: '/', embeds: [image('www.debian.org/Pics/openlogo-50.png')] },
      { path: '/intro/about', embeds: [] },
    ],
  },
];
