import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Call, type RecordedPage, toWeb } from './recorded-page.ts';
import { readHar } from './recording-har.ts';
import type { RequestKind, Web } from './web.ts';

/** A file that is no recording; its message is for a person to read. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

/**
 * Reads a recording of real pages as a web to replay. Told apart by their content:
 *
 * - `{ sites: [{ url, thirdPartyHosts }] }`: only hosts are known, so each host gets one request
 *   for a script and one for an image.
 * - HAR 1.2: one page per entry of `log.pages`, with every request in it.
 * - One JSON object a line, `{ url, sourceUrl, type }`: one page per `sourceUrl`.
 *
 * @throws RecordingError when the file cannot be read or is none of these.
 */
export async function readRecording(file: string): Promise<Web> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new RecordingError(`Cannot read ${file}: ${error.code ?? error.message}.`);
  });
  return parseRecording(text, basename(file));
}

/**
 * The same for the content of a file.
 *
 * @throws RecordingError when it is no recording.
 */
export function parseRecording(text: string, name: string): Web {
  const pages = pagesOf(text.replace(/^\uFEFF/, ''), name);
  const web = toWeb(pages);
  if (web.sites.length === 0) throw new RecordingError(`${name} holds no page with an address.`);
  return web;
}

function pagesOf(text: string, name: string): RecordedPage[] {
  const whole = parse(text);
  if (isRecord(whole) && Array.isArray(whole.sites)) return whole.sites.map(readSite);
  if (isRecord(whole) && isRecord(whole.log)) return readHar(whole.log);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const requests = lines.map(parse);
  if (requests.length > 0 && requests.every((item) => isRecord(item) && 'sourceUrl' in item))
    return readLines(requests as Record<string, unknown>[]);
  throw new RecordingError(
    `${name} is no recording that can be replayed: it is neither a HAR file, ` +
      'nor { sites: [{ url, thirdPartyHosts }] }, nor lines of { url, sourceUrl, type }.',
  );
}

function readSite(site: unknown): RecordedPage {
  const { url, thirdPartyHosts } = isRecord(site) ? site : {};
  const hosts = Array.isArray(thirdPartyHosts) ? thirdPartyHosts.map(String) : [];
  return {
    url: String(url ?? ''),
    calls: hosts.flatMap((host): Call[] => [
      { kind: 'script', url: `https://${host}/replayed.js` },
      { kind: 'image', url: `https://${host}/replayed.gif` },
    ]),
  };
}

/** Types as the browser's extension interface names them. */
const KINDS: Readonly<Record<string, RequestKind | 'iframe' | 'script' | 'stylesheet'>> = {
  font: 'font',
  image: 'image',
  media: 'video',
  ping: 'beacon',
  script: 'script',
  stylesheet: 'stylesheet',
  subdocument: 'iframe',
  sub_frame: 'iframe',
  websocket: 'websocket',
  xhr: 'xhr',
  xmlhttprequest: 'xhr',
};

function readLines(requests: readonly Record<string, unknown>[]): RecordedPage[] {
  const byPage = Map.groupBy(requests, (request) => String(request.sourceUrl));
  return [...byPage].map(([url, all]) => ({
    url,
    calls: all.map((request) => ({
      kind: KINDS[String(request.type)] ?? 'fetch',
      url: String(request.url ?? ''),
    })),
  }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
