import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePunycode } from '@/lib/domain/punycode';
import { readableHosts } from '@/lib/domain/readable-host';

describe('hosts in letters of their own', () => {
  it.each([
    'bücher.de',
    'łódź.pl',
    'smørrebrød.dk',
    'россия.рф',
    'παράδειγμα.ελ',
    '例え.テスト',
    '한국.kr',
    'दाइहात.भारत',
    'ספר.co.il',
    'مثال.إختبار',
    'www.müller.example',
  ])('%s is read as it is written', (host) => {
    const encoded = domainToASCII(host);
    expect(encoded).toContain('xn--');
    expect(readableHosts(encoded)).toBe(host);
  });

  it.each([
    ['a whole label that could be Latin', 'аррӏе.com'],
    ['one letter of another script', 'pаypal.com'],
    ['a dotless i', 'lıdl.com'],
    ['a letter of mathematics', 'ɡoogle.com'],
    ['Greek alone that could be Latin', 'ονο.com'],
    ['Han that looks like a stroke', 'a.一.com'],
    ['digits of another script', 'shop४.com'],
    ['an invisible joiner', 'न्\u200dय.com'],
    ['Hebrew that looks like strokes', 'ווו.com'],
  ])('%s stays encoded', (_, host) => {
    const encoded = domainToASCII(host);
    expect(encoded).toContain('xn--');
    expect(readableHosts(encoded)).toBe(encoded);
  });

  it.each([
    'xn--',
    'xn--a',
    'xn--99999999.com',
    'xn--bcher-kva-.de',
    'xn--bücher-kva.de',
    `xn--${'a'.repeat(90)}.de`,
    'xn--google-.com',
    'xn--b0l&-4b2b.example',
    'xn--bcher-kva&b.de',
    'a&xn--bcher-kva.de',
    'ordinary.example',
    '',
  ])('“%s” is left as it is', (text) => {
    expect(readableHosts(text)).toBe(text);
  });

  it('reads every host in a sentence, and nothing else', () => {
    expect(
      readableHosts('Protection is on for xn--bcher-kva.de, not for a-xn--bcher-kva.de.'),
    ).toBe('Protection is on for bücher.de, not for a-xn--bcher-kva.de.');
  });

  it('never shows a host that leads elsewhere', () => {
    const label = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(label, (text) => {
        const encoded = domainToASCII(`${text}.example`);
        fc.pre(encoded.startsWith('xn--'));
        expect(domainToASCII(readableHosts(encoded))).toBe(encoded);
      }),
      { numRuns: 400 },
    );
  });

  it('decodes whatever the platform encodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (text) => {
        const encoded = domainToASCII(`${text}.example`).split('.')[0] ?? '';
        fc.pre(encoded.startsWith('xn--'));
        const decoded = decodePunycode(encoded.slice(4));
        expect(domainToASCII(`${decoded}.example`)).toBe(`${encoded}.example`);
      }),
      { numRuns: 400 },
    );
  });
});
