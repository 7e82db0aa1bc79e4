import * as v from 'valibot';
import { CATEGORIES, type Category } from '../domain/catalog.ts';
import type { ReachReport } from '../domain/reach.ts';
import { ReachReportSchema } from '../domain/reach-schema.ts';
import { settleLinks } from '../graph/atlas/lens-state.ts';
import type { AtlasGraph, LensState } from '../graph/atlas/model.ts';
import { nodeId } from '../graph/build.ts';
import { createBreath } from './breath.ts';
import {
  type ByteReader,
  type ByteWriter,
  createByteReader,
  createByteWriter,
  fromEnvelope,
  inEnvelope,
} from './bytes.ts';

/** `UWS`, and the version of the form. */
const KIND = 0x5557_5301;

/** Companies of the ranked list that a snapshot holds; the list is read on from the record. */
const RANKED = 100;

/**
 * The atlas as it stood when its layout last came to rest: enough for the first picture, the
 * headline and the top of the list, so that these need not wait for the record. Derived, and worth
 * nothing but time: it may be lost at any moment.
 */
export interface Snapshot {
  /** Of which record it was made (see `RECORD_EPOCH_KEY`): of any other it must not be shown. */
  readonly epoch: string;
  /** When it was made, in milliseconds since the epoch. */
  readonly madeAt: number;
  readonly graph: AtlasGraph;
  /** x, y of every node. */
  readonly places: Float32Array;
  /** What the graph looks like under the widest lens. */
  readonly state: LensState;
  /** Over all time; of its companies, at most the first hundred. */
  readonly reach: ReachReport;
  /** How many companies there are. */
  readonly companies: number;
}

/**
 * A snapshot as bytes. A year of heavy browsing takes some 450 KB.
 *
 * @throws when a place is missing or is no number
 */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array<ArrayBuffer> {
  const { epoch, madeAt, graph, places, state, reach, companies } = snapshot;
  if (places.length !== graph.nodes * 2 || !places.every(Number.isFinite)) {
    throw new Error(`${places.length} places for ${graph.nodes} nodes`);
  }
  const writer = createByteWriter();
  const ranked = { ...reach, companies: reach.companies.slice(0, RANKED) };
  writer.text(JSON.stringify({ epoch, madeAt, companies, reach: ranked }));
  writeNodes(writer, graph);
  writeLinks(writer, graph, state.links);
  writer.bytes(new Uint8Array(places.slice().buffer));
  return inEnvelope(KIND, writer.finish());
}

/**
 * What `encodeSnapshot` made; `undefined` for anything else. In short tasks: a still may stand there
 * that looks alive. Never rejects.
 */
export async function decodeSnapshot(bytes: unknown): Promise<Snapshot | undefined> {
  const contents = fromEnvelope(KIND, bytes);
  if (!contents) return undefined;
  try {
    return await read(createByteReader(contents));
  } catch {
    return undefined;
  }
}

const FactsSchema = v.strictObject({
  epoch: v.string(),
  madeAt: v.number(),
  companies: v.number(),
  reach: ReachReportSchema,
});

async function read(reader: ByteReader): Promise<Snapshot> {
  const breathe = createBreath();
  const facts = v.parse(FactsSchema, JSON.parse(reader.text()));
  await breathe();
  const nodes = readNodes(reader);
  await breathe();
  const graph = { ...nodes, ...readLinks(reader, nodes) };
  await breathe();
  const links = readOutcomes(reader, graph.links);
  // Copied, because floats must begin at a multiple of four.
  const places = new Float32Array(reader.bytes(nodes.nodes * 8).slice().buffer);
  if (!places.every(Number.isFinite) || !reader.isDone()) throw new Error('places make no sense');
  await breathe();
  const state = settleLinks(links, graph, new Uint8Array(nodes.nodes).fill(1));
  return { ...facts, graph, places, state };
}

type Nodes = Pick<AtlasGraph, 'nodes' | 'sites' | 'ids' | 'names' | 'categories'>;

/** A company's name is written only where it is not its id. */
function writeNodes(writer: ByteWriter, { sites, ids, names, categories }: AtlasGraph): void {
  const companies = ids.slice(sites).map((id) => id.slice('company:'.length));
  writer.texts(names.slice(0, sites));
  writer.texts(companies);
  writer.texts(companies.map((id, i) => (names[sites + i] === id ? '' : (names[sites + i] ?? ''))));
  for (const category of categories.slice(sites)) writer.number(CATEGORIES.indexOf(category));
}

function readNodes(reader: ByteReader): Nodes {
  const sites = reader.texts();
  const companies = reader.texts();
  const written = reader.texts();
  if (written.length !== companies.length) throw new Error('not a name for each company');
  const categories = companies.map(() => CATEGORIES[reader.number()]);
  if (!categories.every((category) => category !== undefined)) throw new Error('no such category');
  return {
    nodes: sites.length + companies.length,
    sites: sites.length,
    ids: [
      ...sites.map((site) => nodeId('site', site)),
      ...companies.map((id) => nodeId('company', id)),
    ],
    names: [...sites, ...companies.map((id, i) => written[i] || id)],
    categories: [...sites.map((): Category => 'unknown'), ...categories],
  };
}

/** The companies of each site in order, each as the distance from the one before. */
function writeLinks(
  writer: ByteWriter,
  { sites, links, source, target, degree }: AtlasGraph,
  outcomes: Uint8Array,
): void {
  writer.number(links);
  for (let site = 0; site < sites; site += 1) writer.number(degree[site] ?? 0);
  for (let link = 0; link < links; link += 1) {
    const isFirst = link === 0 || source[link] !== source[link - 1];
    const before = isFirst ? sites - 1 : (target[link - 1] as number);
    writer.number((target[link] as number) - before - 1);
  }
  const packed = new Uint8Array(Math.ceil(links / 4));
  for (let link = 0; link < links; link += 1) {
    (packed[link >> 2] as number) |= (outcomes[link] as number) << ((link & 3) * 2);
  }
  writer.bytes(packed);
}

function readLinks(
  reader: ByteReader,
  { nodes, sites }: Nodes,
): Pick<AtlasGraph, 'links' | 'source' | 'target' | 'degree'> {
  const links = reader.count();
  const degree = new Uint32Array(nodes);
  for (let site = 0; site < sites; site += 1) degree[site] = reader.number();
  const source = new Uint32Array(links);
  const target = new Uint32Array(links);
  let link = 0;
  for (let site = 0; site < sites; site += 1) {
    let company = sites - 1;
    for (let left = degree[site] as number; left > 0; left -= 1) {
      company += reader.number() + 1;
      if (link >= links || company >= nodes) throw new Error('a link to nowhere');
      source[link] = site;
      target[link++] = company;
      (degree[company] as number) += 1;
    }
  }
  if (link !== links) throw new Error(`${link} links, not ${links}`);
  return { links, source, target, degree };
}

function readOutcomes(reader: ByteReader, links: number): Uint8Array {
  const packed = reader.bytes(Math.ceil(links / 4));
  const outcomes = new Uint8Array(links);
  for (let link = 0; link < links; link += 1) {
    outcomes[link] = ((packed[link >> 2] as number) >> ((link & 3) * 2)) & 3;
  }
  return outcomes;
}
