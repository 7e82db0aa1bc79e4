import { expect, it } from 'vitest';
import { layOut } from '../../support/replica/contents.ts';
import {
  frame,
  image,
  request,
  script,
  sharedWorker,
  stylesheet,
  worker,
} from '../../support/replica/sites/embeds.ts';
import { SMALL_WEB } from '../../support/replica/sites.ts';
import { type Embed, requestsOf } from '../../support/replica/web.ts';

const webOf = (...embeds: Embed[]) => ({
  sites: [{ host: 'a.example', title: 'A', about: '', pages: [{ path: '/', embeds }] }],
});

it('the small web does not contradict itself', () => {
  expect(() => layOut(SMALL_WEB)).not.toThrow();
  expect(SMALL_WEB.sites.length).toBeGreaterThan(24);
});

it.each([
  [
    'one address that leads to two things',
    webOf(
      script('t.example/s.js', image('u.example/1')),
      script('t.example/s.js', image('u.example/2')),
    ),
    'one address leads to two different things: https://t.example/s.js',
  ],
  [
    'a worker that is to show an image',
    webOf(worker('/w.js', image('u.example/1'))),
    'a worker cannot load a image: https://a.example/w.js',
  ],
  [
    'a shared worker that is to open a frame',
    webOf(sharedWorker('/w.js', frame('u.example/1'))),
    'a shared-worker cannot load a iframe: https://a.example/w.js',
  ],
  [
    'a stylesheet that is to fetch',
    webOf(stylesheet('t.example/s.css', request('u.example/1'))),
    'a stylesheet cannot load a fetch: https://t.example/s.css',
  ],
  [
    'two pages at one address',
    { sites: [...webOf().sites, ...webOf().sites] },
    'two pages at one address: https://a.example/',
  ],
])('%s is refused', (_, web, message) => {
  expect(() => layOut(web)).toThrow(message);
});

it('paths of workers are those of the page or frame that starts them', () => {
  const page = {
    path: '/',
    embeds: [
      worker('/w.js'),
      script('t.example/s.js', worker('/by-script.js')),
      frame('f.example/', worker('/in-frame.js', worker('/inner.js'))),
    ],
  };
  expect(requestsOf(page, 'https://a.example/').map(({ url }) => url)).toEqual([
    'https://a.example/w.js',
    'https://t.example/s.js',
    'https://a.example/by-script.js',
    'https://f.example/',
    'https://f.example/in-frame.js',
    'https://f.example/inner.js',
  ]);
});
