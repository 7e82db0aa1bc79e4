import { describe, expect, it } from 'vitest';
import { filterKey, readLine, writeFilter } from '@/lib/lists/filter';

function filterOf(line: string) {
  const read = readLine(line);
  if (read.kind !== 'network') throw new Error(`${line} is ${read.kind}`);
  return read.filter;
}

describe('readLine', () => {
  it.each([
    ['||ads.example^', '||ads.example^', []],
    ['||ads.example^$script,third-party', '||ads.example^', ['script', 'third-party']],
    ['@@||ok.example^$~script', '||ok.example^', ['~script']],
    ['/banner.gif$domain=a.com|~b.a.com', '/banner.gif', ['domain=a.com|~b.a.com']],
    ['/^https:\\/\\/a\\.b$/', '/^https:\\/\\/a\\.b$/', []],
    ['/ads[0-9]$/$image', '/ads[0-9]$/', ['image']],
    ['/(a|b$)/$image', '/(a|b$)/', ['image']],
    ['||a.example/price$5.html$image', '||a.example/price$5.html', ['image']],
    ['$script,domain=a.com', '', ['script', 'domain=a.com']],
    ['||a.example^$removeparam=/^a\\,b$/', '||a.example^', ['removeparam=/^a\\,b$/']],
    [
      '||a.example^$3p,xhr,css,frame',
      '||a.example^',
      ['third-party', 'xmlhttprequest', 'stylesheet', 'subdocument'],
    ],
    ['  ||ads.example^  ', '||ads.example^', []],
  ])('takes %s apart', (line, pattern, options) => {
    const filter = filterOf(line);
    expect(filter.pattern).toBe(pattern);
    expect(filter.exception).toBe(line.startsWith('@@'));
    const written = filter.options.map((option) =>
      writeFilter({ exception: false, pattern: '', options: [option] }),
    );
    expect(written).toEqual(options.map((option) => `$${option}`));
  });

  it.each(['', '   ', '! a comment', '!#if (ext_ublock)', '[Adblock Plus 2.0]'])(
    'passes over %j',
    (line) => {
      expect(readLine(line)).toEqual({ kind: 'empty' });
    },
  );

  it.each([
    '##.ad',
    'a.com,b.com##.ad',
    'a.com#@#.ad',
    'a.com#?#.ad:has(> b)',
    'a.com#@?#.ad',
    'a.com#$#.ad { color: red }',
    'a.com#$?#.ad { remove: true; }',
    "a.com#%#//scriptlet('abort')",
    "a.com#@%#//scriptlet('abort')",
    'a.com$$script[tag-content="ad"]',
    'a.com$@$script[tag-content="ad"]',
    '[$path=/x]a.com##.ad',
  ])('knows that %s is not about requests', (line) => {
    expect(readLine(line)).toEqual({ kind: 'cosmetic' });
  });
});

describe('filterKey', () => {
  it('is the same whatever the order of the options, with and without $badfilter', () => {
    const key = filterKey(filterOf('||a.example^$script,third-party'));
    expect(filterKey(filterOf('||a.example^$third-party,badfilter,script'))).toBe(key);
    expect(filterKey(filterOf('||a.example^$badfilter'))).toBe(filterKey(filterOf('||a.example^')));
  });

  it.each([
    '@@||a.example^$script,third-party',
    '||a.example^$script',
    '||a.example/$script,third-party',
  ])('tells %s from its like', (line) => {
    expect(filterKey(filterOf(line))).not.toBe(
      filterKey(filterOf('||a.example^$script,third-party')),
    );
  });
});
