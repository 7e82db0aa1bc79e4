import { describe, expect, it } from 'vitest';
import { readLine } from '@/lib/lists/filter';
import { type Plan, type PlanContext, planFilter } from '@/lib/lists/plan';

const STUBS: Record<string, string> = { noopjs: 'script', gif: 'image', noopframe: 'subdocument' };
const CONTEXT: PlanContext = {
  stubType: (name) => STUBS[name],
  isRegexSupported: (regex) => !regex.includes('(?!'),
};

function plan(line: string): Plan {
  const read = readLine(line);
  if (read.kind !== 'network') throw new Error(`${line} is ${read.kind}`);
  return planFilter(read.filter, CONTEXT);
}

function lines(line: string): string[] {
  const planned = plan(line);
  if ('dropped' in planned) throw new Error(`${line}: ${planned.dropped}`);
  return planned.lines.map(({ lane, text }) => `${lane} ${text}`);
}

describe('planFilter', () => {
  it.each([
    ['||a.com^', ['plain ||a.com^']],
    ['||a.com^$script,domain=b.com|~c.com', ['plain ||a.com^$script,domain=b.com|~c.com']],
    ['@@||a.com^$script', ['plain @@||a.com^$script']],
    ['||a.com^$_____,script', ['plain ||a.com^$script']],
    ['/ads[0-9]/$match-case', ['plain /ads[0-9]/$match-case']],
    ['||a.com^$script,popup', ['plain ||a.com^$script']],
    ['$script,domain=a.com', ['plain $script,domain=a.com']],
  ])('hands on %s', (line, expected) => {
    expect(lines(line)).toEqual(expected);
  });

  it('compiles important filters apart, and important exceptions with them', () => {
    expect(lines('||a.com^$script,important')).toEqual(['important ||a.com^$script']);
    expect(lines('@@||a.com^$important')).toEqual(['important @@||a.com^']);
  });

  it('never blocks a page, but what a page of that kind loads', () => {
    expect(plan('||a.com^$document')).toEqual({ dropped: 'navigation' });
    expect(plan('||a.com^$document,popup')).toEqual({ dropped: 'navigation' });
    expect(plan('||a.com^$all')).toEqual({
      lines: [{ lane: 'plain', text: '||a.com^' }],
      approximations: ['page-let-through'],
    });
    expect(lines('||a.com^$document,script')).toEqual(['plain ||a.com^$script']);
  });

  it('lets through what a page loads where the list excepts the page', () => {
    expect(lines('@@||a.com^$document')).toEqual(['page @@||a.com^$document']);
    expect(lines('@@||a.com^$urlblock')).toEqual(['page @@||a.com^$document']);
    expect(lines('@@||a.com^$document,~third-party')).toEqual(['page @@||a.com^$document']);
    expect(lines('@@||a.com^$elemhide,document')).toEqual(['page @@||a.com^$document']);
    expect(lines('@@||a.com/x$document,script')).toEqual([
      'page @@||a.com/x$document',
      'plain @@||a.com/x$script',
    ]);
  });

  describe('for a stub', () => {
    it('blocks beneath it, so that what cannot be stubbed is still blocked', () => {
      expect(plan('||a.com/x.js$redirect=noopjs')).toEqual({
        lines: [
          { lane: 'plain', text: '||a.com/x.js' },
          { lane: 'plain', text: '||a.com/x.js$script,redirect=noopjs' },
        ],
        approximations: ['stub-narrowed'],
      });
    });

    it('stubs in full what is about that one type', () => {
      expect(plan('||a.com/x.js$script,third-party,redirect=noopjs')).toEqual({
        lines: [
          { lane: 'plain', text: '||a.com/x.js$script,third-party' },
          { lane: 'plain', text: '||a.com/x.js$script,third-party,redirect=noopjs' },
        ],
        approximations: [],
      });
    });

    it('never stubs XHR, where the page could read the address of the extension', () => {
      expect(lines('||a.com/x$xmlhttprequest,redirect=noopjs')).toEqual([
        'plain ||a.com/x$xmlhttprequest',
      ]);
      expect(lines('||a.com/x$xmlhttprequest,script,redirect=noopjs')).toEqual([
        'plain ||a.com/x$xmlhttprequest,script',
        'plain ||a.com/x$script,redirect=noopjs',
      ]);
    });

    it('blocks where the stub is unknown, and where its type is excluded', () => {
      expect(lines('||a.com/x$redirect=noopxml')).toEqual(['plain ||a.com/x']);
      expect(lines('||a.com/x$~script,redirect=noopjs')).toEqual(['plain ||a.com/x$~script']);
    });

    it('takes an exception from a stub as one from the block too', () => {
      expect(lines('@@||a.com/x.js$script,redirect=noopjs,domain=b.com')).toEqual([
        'plain @@||a.com/x.js$script,domain=b.com',
      ]);
    });

    it('leaves a redirect-rule alone: it must not block anything', () => {
      expect(plan('||a.com/x.js$script,redirect-rule=noopjs')).toEqual({
        dropped: 'redirect-rule',
      });
    });
  });

  it.each([
    ['@@||a.com^$generichide', 'not-about-requests'],
    ['@@||a.com^$stealth=referrer,script', 'not-about-requests'],
    ['$cookie=__gads,domain=a.com', 'not-about-requests'],
    ["||a.com^$csp=script-src 'none'", 'changes-content'],
    ['@@||a.com^$csp', 'changes-content'],
    ['||a.com^$removeparam=utm', 'changes-content'],
    ['||a.com^$popup', 'popup'],
    ['||a.com^$popup,third-party', 'popup'],
    ['||a.com^$script,to=b.com', 'no-such-condition'],
    ['||a.com^$script,header=x', 'no-such-condition'],
    ['||a.com/X$match-case', 'match-case'],
    ['/ads(?!x)/$script', 'regex'],
    ['||a.com^$domain=/b[0-9]/', 'domain-pattern'],
    ['*$script', 'too-broad'],
    ['$third-party', 'too-broad'],
    ['|https://$script,domain=~a.com', 'too-broad'],
    ['||a.com^$script,sparkle', 'unknown-option'],
  ])('says why %s becomes no rule', (line, dropped) => {
    expect(plan(line)).toEqual({ dropped });
  });
});
