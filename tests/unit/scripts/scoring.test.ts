import { describe, expect, it } from 'vitest';
import { labelledRequests, tallyOf, withObserved } from '../../../scripts/scoring';

const line = (url: string, expected: string, sourceUrl = 'https://news.example/a') =>
  JSON.stringify({ url, sourceUrl, type: 'script', expected });

const REQUESTS = labelledRequests(
  [
    line('https://ads.example/1', 'tracker'),
    line('https://ads.example/2', 'tracker'),
    line('https://px.example/p?q=1', 'tracker'),
    line('https://cdn.example/lib.js', 'not_tracker'),
    line('https://cdn.example/lib.js', 'not_tracker', 'https://slow.example/'),
    line('https://gone.example/', 'tracker'),
    line('https://odd.example/', 'perhaps'),
  ].join('\n'),
);
const LOADED = new Set([
  ...['ads.example/1', 'ads.example/2', 'px.example/p?q=1', 'cdn.example/lib.js'].map(
    (address) => `news.example ${address}`,
  ),
  'slow.example cdn.example/lib.js',
]);
const through = (...addresses: string[]) =>
  new Set(addresses.map((address) => `news.example ${address}`));

describe('scoring', () => {
  it('takes requests with a label only', () => {
    expect(REQUESTS.length).toBe(6);
    expect(() => labelledRequests(line('https://odd.example/', 'perhaps'))).toThrow('no request');
  });

  it('counts a host as stopped when nothing of it got through', () => {
    const tally = tallyOf(REQUESTS, LOADED, through('ads.example/2'), new Set(['slow.example']));
    expect(tally).toMatchObject({ hosts: 2, hostsStopped: 1, trackers: 3, trackersStopped: 2 });
    expect(tally.hostsMissed).toEqual(['ads.example: 1 of 2, https://ads.example/1']);
  });

  it('counts harmless requests that were stopped, and names them', () => {
    const tally = tallyOf(REQUESTS, LOADED, through(), new Set(['slow.example']));
    expect(tally.harmless).toBe(1);
    expect(tally.harmlessStopped).toEqual(['script https://cdn.example/lib.js on news.example']);
  });

  it('says nothing of pages without an end, nor of requests that never arrive', () => {
    const all = through('ads.example/1', 'ads.example/2', 'px.example/p?q=1', 'cdn.example/lib.js');
    const settled = tallyOf(REQUESTS, LOADED, all, new Set());
    expect(settled).toMatchObject({ hosts: 2, harmless: 2 });
    const none = tallyOf(REQUESTS, LOADED, all, new Set(['news.example', 'slow.example']));
    expect(none).toMatchObject({ hosts: 0, trackers: 0, harmless: 0 });
  });

  it('can take what was seen following people for a tracker too', () => {
    const [seen, kept] = labelledRequests(
      [
        { expected: 'not_tracker', votes: { privacybadger: 'block' } },
        { expected: 'not_tracker', votes: { privacybadger: 'cookieblock' } },
      ]
        .map((rest) => JSON.stringify({ url: 'https://a.example/', sourceUrl: '', ...rest }))
        .join('\n'),
    );
    expect([seen?.isTracker, kept?.isTracker]).toEqual([false, false]);
    expect(withObserved([...(seen ? [seen] : []), ...(kept ? [kept] : [])])).toMatchObject([
      { isTracker: true },
      { isTracker: false },
    ]);
  });
});
