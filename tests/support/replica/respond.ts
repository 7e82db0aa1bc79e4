import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Content, Contents } from './contents.ts';
import { renderDocument, renderScript, renderStylesheet, renderWorker } from './markup.ts';
import { renderSitePage, renderStartPage, START_HOST } from './start-page.ts';
import type { Web } from './web.ts';

/** Answers one request. `host` has no port; `path` has its query. */
export type Respond = (
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  path: string,
) => void;

/** Makes the function that answers for every host of a web. */
export function responder(web: Web, contents: Contents): Respond {
  const delayOf = (host: string, content: Content | undefined) =>
    content?.delay || bySuffix(web.slow ?? {}, host) || 0;
  return (request, response, host, path) => {
    const file = web.files?.[host + path];
    if (file) return file(response);
    const content = contents.at(host, path);
    setHeaders(request, response);
    const cookie = cookieFor(web, request, host);
    if (cookie) response.setHeader('Set-Cookie', cookie);
    const page = pageFor(request, content, contents.page(host, path));
    for (const [name, value] of Object.entries(page?.page.headers ?? {}))
      response.setHeader(name, value);
    const answer = () => {
      if (request.method === 'OPTIONS') return end(response, 204);
      if (content?.location) return redirect(response, content.location);
      const kind = askedFor(request, content, path);
      const { type, body } = ANSWERS[kind]({ web, host, page, content });
      end(response, body === undefined ? 204 : 200, type, body);
    };
    const delay = delayOf(host, content);
    if (delay > 0) setTimeout(answer, delay);
    else answer();
  };
}

/** The page at an address; none where the address is asked for as a frame of another page. */
function pageFor(request: IncomingMessage, content: Content | undefined, page: Place['page']) {
  const inFrame = request.headers['sec-fetch-dest'] === 'iframe';
  return inFrame && content ? undefined : page;
}

type Asked = 'document' | 'font' | 'image' | 'json' | 'nothing' | 'script' | 'style' | 'video';

interface Answer {
  readonly type?: string;
  readonly body?: string | Buffer;
}

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** What lies at the address that was asked for. */
interface Place {
  readonly web: Web;
  readonly host: string;
  readonly page: ReturnType<Contents['page']>;
  readonly content: Content | undefined;
}

const ANSWERS: Record<Asked, (place: Place) => Answer> = {
  document: (place) => ({ type: 'text/html; charset=utf-8', body: documentAt(place) }),
  font: () => ({ type: 'font/woff2', body: 'no real font' }),
  image: () => ({ type: 'image/gif', body: GIF }),
  json: () => ({ type: 'application/json', body: '{}' }),
  nothing: () => ({}),
  script: ({ content }) => ({
    type: 'text/javascript; charset=utf-8',
    body: content?.kind.endsWith('worker')
      ? renderWorker(content.embeds)
      : renderScript(content?.embeds ?? [], content?.code),
  }),
  style: ({ content }) => ({
    type: 'text/css; charset=utf-8',
    body: renderStylesheet(content?.embeds ?? [], content?.code),
  }),
  video: () => ({ type: 'video/mp4', body: 'no real film' }),
};

function documentAt({ web, host, page, content }: Place): string {
  if (page) return renderSitePage(page.site, page.page);
  if (content) {
    return renderDocument(host, `<p>A frame of ${host}.</p>`, content.embeds, content.code);
  }
  if (host === START_HOST) return renderStartPage(web);
  return renderDocument(host, `<h1>${host}</h1><p>The replica has no such page.</p>`, []);
}

const BY_DESTINATION: Readonly<Record<string, Asked>> = {
  audio: 'video',
  document: 'document',
  font: 'font',
  frame: 'document',
  iframe: 'document',
  image: 'image',
  script: 'script',
  serviceworker: 'script',
  sharedworker: 'script',
  style: 'style',
  video: 'video',
  worker: 'script',
};

const BY_KIND: Partial<Record<Content['kind'], Asked>> = {
  beacon: 'nothing',
  font: 'font',
  iframe: 'document',
  image: 'image',
  ping: 'nothing',
  script: 'script',
  'service-worker': 'script',
  'shared-worker': 'script',
  stylesheet: 'style',
  'unload-beacon': 'nothing',
  video: 'video',
  worker: 'script',
};

/** The browser says what it wants on https; on plain http the address or `Accept` must tell. */
function askedFor(request: IncomingMessage, content: Content | undefined, path: string): Asked {
  const destination = String(request.headers['sec-fetch-dest'] ?? '');
  const told = BY_DESTINATION[destination] ?? (content && BY_KIND[content.kind]);
  if (told) return told;
  if (request.method === 'POST') return 'nothing';
  if (path === '/favicon.ico') return 'image';
  return destination === '' && request.headers.accept?.startsWith('text/html')
    ? 'document'
    : 'json';
}

function setHeaders(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Timing-Allow-Origin', '*');
  // Asks again on every visit, yet lets a page into the back/forward cache.
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Service-Worker-Allowed', '/');
  response.setHeader('Access-Control-Allow-Origin', origin ?? '*');
  if (!origin) return;
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  if (request.method !== 'OPTIONS') return;
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Max-Age', '0');
  const headers = request.headers['access-control-request-headers'];
  if (headers) response.setHeader('Access-Control-Allow-Headers', headers);
}

/** A fresh identifier for a browser that brings none, as real trackers do. */
function cookieFor(web: Web, request: IncomingMessage, host: string): string | undefined {
  const domain = web.cookieSetters?.find((setter) => isWithin(host, setter));
  if (!domain || /(^|; )uid=/.test(request.headers.cookie ?? '')) return undefined;
  const id = crypto.randomUUID().replaceAll('-', '');
  return `uid=${id}; Domain=${domain}; Path=/; Max-Age=31536000; SameSite=None; Secure`;
}

function bySuffix<T>(table: Readonly<Record<string, T>>, host: string): T | undefined {
  const key = Object.keys(table).find((domain) => isWithin(host, domain));
  return key === undefined ? undefined : table[key];
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function redirect(response: ServerResponse, location: string): void {
  response.setHeader('Location', location);
  end(response, 302);
}

function end(response: ServerResponse, code: number, type?: string, body?: string | Buffer): void {
  if (type) response.setHeader('Content-Type', type);
  response.writeHead(code).end(body);
}
