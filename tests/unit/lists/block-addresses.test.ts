import { describe, expect, it } from 'vitest';
import { addressConditions } from '@/lib/lists/block-addresses';
import { isRegexSupported } from '@/lib/lists/regex';

const NOTHING = { addresses: [], matching: [], tellingNames: '' };

describe('addressConditions', () => {
  it('stops the code of a tracker that comes from elsewhere, and what it reports from anywhere', () => {
    const addresses = [
      { why: 'its script', what: 'code' as const, filters: ['/count.js'] },
      { why: 'its reports', what: 'messages' as const, filters: ['/count?id='] },
    ];
    const [code, messages] = addressConditions({ ...NOTHING, addresses });
    expect(code).toEqual({
      ...{ urlFilter: '/count.js', domainType: 'thirdParty' },
      resourceTypes: ['script'],
    });
    expect(messages).toEqual({
      urlFilter: '/count?id=',
      resourceTypes: ['image', 'xmlhttprequest', 'ping', 'other'],
    });
  });

  it('stops companies that tell each other who somebody is', () => {
    const [condition] = addressConditions({ ...NOTHING, matching: ['/usersync?'] });
    expect(condition).toMatchObject({ urlFilter: '/usersync?', domainType: 'thirdParty' });
    expect(condition?.resourceTypes).toContain('sub_frame');
    expect(condition?.resourceTypes).not.toContain('script');
  });

  it('makes no rule of nothing', () => {
    expect(addressConditions(NOTHING)).toEqual([]);
  });

  describe('hosts that say what they are for', () => {
    const [condition] = addressConditions({ ...NOTHING, tellingNames: 'pixel analytics' });
    const regex = condition?.regexFilter ?? '';

    it.each([
      'https://pixel.shop.example/a.gif',
      'http://analytics.shop.example/',
      'https://analytics.a-1.example/live',
    ])('are %s', (url) => {
      expect(new RegExp(regex).test(url)).toBe(true);
    });

    it.each([
      'https://pixel.example/',
      'https://pixels.shop.example/',
      'https://my-pixel.shop.example/',
      'https://shop.example/?to=https://pixel.shop.example/',
      'https://shop.example/pixel.gif.png',
    ])('are not %s', (url) => {
      expect(new RegExp(regex).test(url)).toBe(false);
    });

    it('are stopped as strangers only, and never as a frame', () => {
      expect(condition).toMatchObject({ domainType: 'thirdParty' });
      expect(condition?.resourceTypes).not.toContain('sub_frame');
    });

    it('are told by a regex that every browser takes', () => {
      const ours = addressConditions().flatMap(({ regexFilter }) => regexFilter ?? []);
      expect(ours.length).toBeGreaterThan(1);
      expect(ours.every(isRegexSupported)).toBe(true);
    });
  });
});
