import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRecording, readRecording } from '../../support/replica/recording.ts';

describe('a list of sites with their third-party hosts', () => {
  it('asks each host for a script and an image', () => {
    const web = parse({
      sites: [
        { site: 'a.example', url: 'https://www.a.example/x?y', thirdPartyHosts: ['t.example'] },
      ],
    });
    expect(web.sites).toEqual([
      {
        scheme: 'https',
        host: 'www.a.example',
        title: 'www.a.example',
        about: 'A recorded site',
        pages: [
          {
            path: '/x?y',
            embeds: [
              { kind: 'script', url: 'https://t.example/replayed.js' },
              { kind: 'image', url: 'https://t.example/replayed.gif' },
            ],
          },
        ],
      },
    ]);
  });

  it('makes one page of two with the same address, and one site of two pages', () => {
    const web = parse({
      sites: [
        { url: 'https://a.example/', thirdPartyHosts: ['t.example'] },
        { url: 'https://a.example/#again', thirdPartyHosts: ['t.example', 'u.example'] },
        { url: 'https://a.example/other', thirdPartyHosts: [] },
        { url: 'about:blank', thirdPartyHosts: ['v.example'] },
      ],
    });
    expect(web.sites.map(({ host }) => host)).toEqual(['a.example']);
    expect(web.sites[0]?.pages.map(({ path, embeds }) => [path, embeds.length])).toEqual([
      ['/', 4],
      ['/other', 0],
    ]);
  });
});

describe('lines of requests', () => {
  it('groups them by page and keeps their types', () => {
    const types = [
      ['font', 'font'],
      ['image', 'image'],
      ['media', 'video'],
      ['other', 'fetch'],
      ['script', 'script'],
      ['stylesheet', 'stylesheet'],
      ['subdocument', 'iframe'],
      ['websocket', 'websocket'],
      ['xhr', 'xhr'],
    ];
    const lines = types.map(([type]) =>
      JSON.stringify({ url: `https://t.example/${type}`, sourceUrl: 'https://a.example/', type }),
    );
    const web = parseRecording(`${lines.join('\n')}\n\n`, 'requests.jsonl');
    expect(embeds(web).map(({ kind }) => kind)).toEqual(types.map(([, kind]) => kind));
    expect(embeds(web)[7]).toEqual({ kind: 'websocket', url: 'wss://t.example/websocket' });
  });

  it('asks by https where the page does', () => {
    const line = { url: 'http://t.example/s.js', sourceUrl: 'https://a.example/', type: 'script' };
    expect(embeds(parseRecording(JSON.stringify(line), 'one.jsonl'))).toEqual([
      { kind: 'script', url: 'https://t.example/s.js' },
    ]);
    const plain = { ...line, sourceUrl: 'http://a.example/' };
    expect(embeds(parseRecording(JSON.stringify(plain), 'one.jsonl'))).toEqual([
      { kind: 'script', url: 'http://t.example/s.js' },
    ]);
  });
});

describe('a HAR file', () => {
  const entry = (url: string, more: object = {}) => ({ pageref: 'p', request: { url }, ...more });
  const har = (...entries: object[]) =>
    parse({ log: { version: '1.2', pages: [{ id: 'p' }], entries } });

  it('takes the first document as the page and the rest as what it asks for', () => {
    const web = har(
      entry('https://a.example/', { _resourceType: 'document' }),
      entry('https://t.example/s.js', { _resourceType: 'script' }),
      entry('https://f.example/', { _resourceType: 'document' }),
      entry('wss://w.example/', { _resourceType: 'websocket' }),
      entry('https://b.example/', { _resourceType: 'ping' }),
      entry('data:image/gif;base64,R0lGOD', { _resourceType: 'image' }),
    );
    expect(web.sites.map(({ host }) => host)).toEqual(['a.example']);
    expect(embeds(web)).toEqual([
      { kind: 'script', url: 'https://t.example/s.js' },
      { kind: 'iframe', url: 'https://f.example/' },
      { kind: 'websocket', url: 'wss://w.example/' },
      { kind: 'beacon', url: 'https://b.example/' },
    ]);
  });

  it('tells kinds by content where nobody says', () => {
    const typed = (url: string, mimeType: string) =>
      entry(url, { response: { content: { mimeType } } });
    const web = har(
      typed('https://a.example/', 'text/html; charset=utf-8'),
      typed('https://t.example/1', 'application/javascript'),
      typed('https://t.example/2', 'text/css'),
      typed('https://t.example/3', 'image/png'),
      typed('https://t.example/4', 'font/woff2'),
      typed('https://t.example/5', 'application/json'),
    );
    expect(embeds(web).map(({ kind }) => kind)).toEqual([
      'script',
      'stylesheet',
      'image',
      'font',
      'fetch',
    ]);
  });

  it('keeps redirects as the way of one request, the page’s own included', () => {
    const to = (redirectURL: string) => ({ _resourceType: 'image', response: { redirectURL } });
    const web = har(
      entry('http://a.example/', {
        _resourceType: 'document',
        response: { redirectURL: 'https://a.example/' },
      }),
      entry('https://a.example/', { _resourceType: 'document' }),
      entry('https://r.example/1', to('/2')),
      entry('https://r.example/2', to('https://s.example/3')),
      entry('https://s.example/3', { _resourceType: 'image' }),
    );
    expect(web.sites.map(({ scheme, host }) => `${scheme}://${host}`)).toEqual([
      'https://a.example',
    ]);
    expect(embeds(web)).toEqual([
      {
        kind: 'image',
        url: 'https://r.example/1',
        redirects: ['https://r.example/2', 'https://s.example/3'],
      },
    ]);
  });

  it('survives redirects that go round, and leaves preflights out', () => {
    const to = (redirectURL: string) => ({ _resourceType: 'image', response: { redirectURL } });
    const web = har(
      entry('https://a.example/', { _resourceType: 'document' }),
      entry('https://s.example/start', to('https://r.example/1')),
      entry('https://r.example/1', to('https://r.example/2')),
      entry('https://r.example/2', to('https://r.example/1')),
      { pageref: 'p', request: { url: 'https://t.example/data', method: 'OPTIONS' } },
    );
    expect(embeds(web)).toEqual([
      {
        kind: 'image',
        url: 'https://s.example/start',
        redirects: ['https://r.example/1', 'https://r.example/2'],
      },
    ]);
  });
});

describe('anything else', () => {
  it.each([
    ['no JSON', 'hello', 'x.har is no recording that can be replayed'],
    ['other JSON', '{"name":"unweave"}', 'x.har is no recording that can be replayed'],
    ['nothing', '', 'x.har is no recording that can be replayed'],
    ['a HAR without requests', '{"log":{"entries":[]}}', 'x.har holds no page with an address'],
    ['sites without addresses', '{"sites":[{}, null]}', 'x.har holds no page with an address'],
  ])('%s is refused in one sentence', (_, text, message) => {
    expect(() => parseRecording(text, 'x.har')).toThrow(message);
  });

  it('says when there is no such file', async () => {
    await expect(readRecording('/nowhere/x.har')).rejects.toThrow(
      'Cannot read /nowhere/x.har: ENOENT.',
    );
  });

  it('reads a file with a byte order mark', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'unweave-unit-')), 'marked.json');
    await writeFile(file, `\uFEFF${JSON.stringify({ sites: [{ url: 'https://a.example/' }] })}`);
    expect((await readRecording(file)).sites).toHaveLength(1);
  });
});

function parse(recording: unknown) {
  return parseRecording(JSON.stringify(recording), 'a recording');
}

function embeds(web: ReturnType<typeof parse>) {
  return (web.sites[0]?.pages[0]?.embeds ?? []).flatMap((embed) =>
    embed.kind === 'srcdoc' ? [] : [embed],
  );
}
