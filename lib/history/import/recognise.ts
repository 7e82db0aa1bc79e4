import * as v from 'valibot';
import { FORMAT, ImportError } from '../../domain/transfer.ts';
import { parseJson } from '../json.ts';
import type { PartsListener } from '../json-parts.ts';
import { createCollusion, TrackerSchema } from './collusion.ts';
import { createConnections } from './connections.ts';
import type { Contents, Dates, Place } from './contents.ts';
import { createHar } from './har.ts';
import { createOwnContents } from './own.ts';
import { createWebsites, WebsiteSchema } from './websites.ts';

/** Facts about a file that may stand before the one by which it is recognised. */
const MOST_HELD = 64;

/** Listens to a file of any kind that can be taken in. */
export interface Recogniser extends PartsListener<Place> {
  /** What it turned out to be; `undefined` before that. */
  contents(): Contents | undefined;
}

/**
 * Recognises what a file is by what stands in it, whatever its name, and from then on hands its
 * parts on. Throws `ImportError` as soon as it can be none of the kinds.
 */
export function createRecogniser(dates: Dates): Recogniser {
  let contents: Contents | undefined;
  const held: { readonly json: string; readonly key: string | undefined }[] = [];

  function become(made: Contents | undefined): void {
    contents = made;
    if (made) for (const { json, key } of held.splice(0)) made.part(json, 'file', key);
  }

  return {
    contents: () => contents,
    open(kind, place, key) {
      if (place === undefined && kind === 'object') return 'file';
      if (!contents) become(kindOfOpened(kind, key, dates));
      return contents?.open(kind, place, key);
    },
    part(json, place, key) {
      if (contents) return void contents.part(json, place, key);
      held.push({ json, key });
      become(kindOfPart(json, key, dates));
      if (held.length > MOST_HELD) unknown(`no key "format" among the first ${MOST_HELD}`);
    },
    longestString: (place) => contents?.longestString(place) ?? Number.POSITIVE_INFINITY,
  };
}

function unknown(detail: string): never {
  throw new ImportError('not-ours', detail);
}

/** By a list or an object that begins: the file itself, or a value in it. */
function kindOfOpened(
  kind: 'list' | 'object',
  key: string | undefined,
  dates: Dates,
): Contents | undefined {
  if (kind === 'object') return key === 'log' ? createHar(dates) : undefined;
  if (key === 'days') return createOwnContents(dates);
  return key === 'connections' || key === undefined ? createConnections(dates) : undefined;
}

/** By a value of the file: what it says that it is, or else what it looks like. */
function kindOfPart(json: string, key: string | undefined, dates: Dates): Contents | undefined {
  if (key === 'format') return kindOfFormat(parseJson(json), dates);
  if (!json.startsWith('{')) return undefined;
  const value = parseJson(json);
  if (v.is(WebsiteSchema, value)) return createWebsites(dates);
  return v.is(TrackerSchema, value) ? createCollusion(dates) : undefined;
}

function kindOfFormat(format: unknown, dates: Dates): Contents {
  if (format === FORMAT) return createOwnContents(dates);
  const isLightbeam = format === 'Lightbeam Save File' || format === 'Collusion Save File';
  return isLightbeam ? createConnections(dates) : unknown(String(format).slice(0, 40));
}
