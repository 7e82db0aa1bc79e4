import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { certificate } from './certificate.ts';
import { layOut } from './contents.ts';
import { responder } from './respond.ts';
import type { Web } from './web.ts';
import { acceptWebSocket } from './websocket.ts';

/** One request as the server received it. */
export interface Hit {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly scheme: 'http' | 'https' | 'ws' | 'wss';
  /** Lower case, without a port. */
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly method: string;
  /** What the browser wants it for (`Sec-Fetch-Dest`); empty on plain http. */
  readonly destination: string;
  readonly referer: string;
  readonly origin: string;
  readonly cookie: string;
  /** Every header as it came. */
  readonly headers: IncomingMessage['headers'];
}

/** A running replica of a web. */
export interface Replica {
  readonly web: Web;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** Base64 SHA-256 of the certificate's key, for browsers that trust by key. */
  readonly keyHash: string;
  /** Every request since the start or the last `clear`, in order of arrival. */
  readonly hits: readonly Hit[];
  clear(): void;
  /** Waits until no request has come for so many milliseconds. */
  quiet(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a server that answers for every host name, by http and https, on ports of its own. Send a
 * browser to it with `launchChromium` or `launchFirefox`.
 *
 * @throws when the web contradicts itself (see `layOut`).
 */
export async function startReplica(web: Web): Promise<Replica> {
  const respond = responder(web, layOut(web));
  const { key, cert, keyHash } = await certificate();
  const hits: Hit[] = [];
  const http = createHttpServer(OPTIONS);
  const https = createHttpsServer({ ...OPTIONS, key, cert });
  const sockets = new Set<Socket>();
  let lastHit = Date.now();

  const record = (request: IncomingMessage, scheme: Hit['scheme']) => {
    lastHit = Date.now();
    const hit = toHit(request, scheme, lastHit);
    hits.push(hit);
    return hit;
  };
  for (const [server, scheme, socketScheme] of [
    [http, 'http', 'ws'],
    [https, 'https', 'wss'],
  ] as const) {
    server.on('request', (request, response) => {
      const { host, path } = record(request, scheme);
      respond(request, response, host, path);
    });
    server.on('upgrade', (request, socket) => {
      record(request, socketScheme);
      sockets.add(socket as Socket);
      acceptWebSocket(request, socket as Socket);
    });
    // Browsers open connections that they then do not use, and drop requests when a page is left.
    server.on('clientError', (_error, socket) => socket.destroy());
  }
  const [httpPort, httpsPort] = await Promise.all([listen(http), listen(https)]);

  return {
    web,
    httpPort,
    httpsPort,
    keyHash,
    hits,
    clear: () => hits.splice(0),
    async quiet(milliseconds) {
      const since = Date.now();
      while (Date.now() - Math.max(lastHit, since) < milliseconds) await pause(20);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([http, https].map(shut));
    },
  };
}

/**
 * The requests that pages themselves made: without the browser's own questions, which are
 * preflights, icons, and the search for a newer version of a page's service worker, which comes a
 * second after a visit and so may fall into the next one.
 */
export function askedByPages(hits: readonly Hit[]): Hit[] {
  return hits.filter(
    ({ method, path, headers }) =>
      method !== 'OPTIONS' && path !== '/favicon.ico' && headers['service-worker'] !== 'script',
  );
}

/** Room for addresses of some megabytes, and no hurry: a test may hold a request for long. */
const OPTIONS = { maxHeaderSize: 8 * 2 ** 20, keepAliveTimeout: 60_000, requestTimeout: 0 };

function toHit(request: IncomingMessage, scheme: Hit['scheme'], time: number): Hit {
  const { headers, method = 'GET', url = '/' } = request;
  return {
    time,
    scheme,
    host: (headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
    path: url,
    method,
    destination: String(headers['sec-fetch-dest'] ?? ''),
    referer: headers.referer ?? '',
    origin: headers.origin ?? '',
    cookie: headers.cookie ?? '',
    headers,
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
