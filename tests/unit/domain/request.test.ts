import { describe, expect, it } from 'vitest';
import { hostOf } from '@/lib/domain/host.ts';
import { type RequestDetails, verdictOf } from '@/lib/domain/request.ts';

const URL_A = 'https://px.ads.example/a';

describe('verdictOf', () => {
  it.each<[string, Partial<RequestDetails>, string | undefined]>([
    ['an answer from the network is allowed', {}, 'allowed'],
    ['an answer from the cache contacted nobody', { fromCache: true }, undefined],
    [
      'a redirect from the cache contacted nobody',
      { fromCache: true, redirectUrl: 'https://elsewhere.example/' },
      undefined,
    ],
    ['a preflight is not counted', { method: 'OPTIONS' }, undefined],
    ['a block by a rule (Chromium)', { error: 'net::ERR_BLOCKED_BY_CLIENT' }, 'blocked'],
    ['a block by a rule (Firefox)', { error: 'NS_ERROR_ABORT' }, 'blocked'],
    ['a request cut off by the page was let through', { error: 'net::ERR_ABORTED' }, 'allowed'],
    ['a refusal by CORS comes after the contact', { error: 'net::ERR_FAILED' }, 'allowed'],
    ['a font that is asked for again', { error: 'net::ERR_CACHE_MISS' }, undefined],
    ['a name that nobody has', { error: 'net::ERR_NAME_NOT_RESOLVED' }, undefined],
    ['no network at all', { error: 'NS_ERROR_OFFLINE' }, undefined],
    [
      'a redirect to a stub (Chromium)',
      { redirectUrl: 'chrome-extension://abc/stub.js' },
      'stubbed',
    ],
    ['a redirect to a stub (Firefox)', { redirectUrl: 'moz-extension://abc/stub.js' }, 'stubbed'],
    [
      'a redirect to another host contacted the first one',
      { redirectUrl: 'https://sync.other.example/' },
      'allowed',
    ],
    [
      'a redirect on the same host is counted at its end',
      { redirectUrl: 'https://px.ads.example/b' },
      undefined,
    ],
    ['an upgrade to https is counted at its end', { redirectUrl: URL_A }, undefined],
  ])('%s', (_, details, verdict) => {
    const sameHost = (a: string, b: string) => hostOf(a) === hostOf(b);
    expect(verdictOf({ url: URL_A, method: 'GET', ...details }, sameHost)).toBe(verdict);
  });
});
