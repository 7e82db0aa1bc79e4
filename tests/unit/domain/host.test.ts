import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf } from '@/lib/domain/host.ts';

describe('hostOf', () => {
  it.each([
    ['https://news.example/path?q=1#top', 'news.example'],
    ['https://news.example', 'news.example'],
    ['https://news.example?u=http://evil.example/', 'news.example'],
    ['https://news.example#@evil.example', 'news.example'],
    ['http://localhost:8080/x', 'localhost'],
    ['http://127.0.0.1:8080/', '127.0.0.1'],
    ['http://[2001:db8::1]:8080/', '[2001:db8::1]'],
    ['http://[2001:db8::1]/', '[2001:db8::1]'],
    ['https://user:secret@news.example:444/', 'news.example'],
    ['wss://live.example/socket', 'live.example'],
    ['https://xn--bcher-kva.example/', 'xn--bcher-kva.example'],
    [`https://news.example/?${'x'.repeat(2_000_000)}`, 'news.example'],
    ['data:text/html,https://news.example/', undefined],
    ['blob:https://news.example/1', undefined],
    ['javascript:location="https://news.example/"', undefined],
    ['about:blank', undefined],
    ['', undefined],
    ['null', undefined],
  ])('reads %.40s as %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });

  it('agrees with the URL standard on every canonical web address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        const url = new URL(text);
        expect(hostOf(url.href)).toBe(url.hostname);
      }),
      { numRuns: 50 },
    );
  });
});
