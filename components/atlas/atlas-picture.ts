import type { Words } from '@/components/ui/words';
import { isWide } from '@/lib/domain/lens';
import type { Still } from '@/lib/domain/still';
import { domainsOf } from '@/lib/graph/atlas/domains-of';
import type { Folded } from '@/lib/graph/atlas/options';
import type { AtlasStore } from '@/lib/stores/atlas';
import { lookOf, pictureOf, shownOf, snapshotOf } from '@/lib/stores/atlas-look';
import { outlineWords } from './headline-words.ts';
import { type LiveAtlas, openLiveAtlas, type Rested } from './live-atlas.ts';
import { describeNode } from './node-words.ts';
import { fitOf } from './still.ts';

/** The live picture of what a store shows, on a ground that can be carried from one place to another. */
export interface AtlasPicture {
  readonly ground: HTMLElement;
  readonly view: LiveAtlas['view'];
  /** Shows what the store shows, and keeps with it. */
  follow(): void;
  /** Tells what is folded away, now and after each change, until another listener takes its place. */
  onFolded(listener: (folded: Folded) => void): void;
  /** Lets go of all that it listens to, and of its ground. */
  end(): void;
}

/**
 * Opens a picture for a store's atlas on a ground of its own in a place; empty until it is to follow.
 * It needs no React, so that it can be there before React. `undefined` where the browser has nothing
 * to draw with.
 */
export function openAtlasPicture(
  place: HTMLElement,
  store: AtlasStore,
  words: Words,
): AtlasPicture | undefined {
  const ending = new AbortController();
  const ground = place.ownerDocument.createElement('div');
  ground.className = 'graph-ground';
  place.append(ground);
  let folded: Folded = { companies: 0, sites: 0 };
  let listen: (folded: Folded) => void = () => undefined;
  const { go, light, say, snapshot } = store.getState();
  const left = leftOf(store);
  left.kept ??= snapshot;
  const keeping = keeper(store, left, () => live && stillOf(live.view, ground, store, words));
  const live: LiveAtlas | undefined = openLiveAtlas(
    ground,
    {
      pointed: light,
      opened: (id) => go({ node: id }),
      folded(now) {
        folded = now;
        listen(now);
      },
      walked(id, gathered) {
        light(id);
        if (id === undefined) say(words.count('walkedGroup', gathered));
        else say(describeNode(words, store.getState(), id));
      },
      places: left.rested ?? snapshot,
      held: left.held,
      rested(now) {
        left.rested = now;
        keeping.keep(now);
      },
      domainsOf(node) {
        const { record } = store.getState();
        const period = lookOf(store.getState())?.period ?? {};
        return record ? domainsOf(record, pictureOf(record).graph, node, period) : [];
      },
    },
    ending.signal,
  );
  if (!live) {
    ground.remove();
    return undefined;
  }
  return {
    ground,
    view: live.view,
    follow: () => follow(live, store, keeping.again, ending.signal),
    onFolded(listener) {
      listen = listener;
      listener(folded);
    },
    end() {
      ending.abort();
      ground.remove();
    },
  };
}

/** How the last picture of a store was left: the next one goes on from there. */
interface Left {
  rested?: Rested;
  /** What the next atlas begins with. */
  kept?: Rested | undefined;
  readonly held: Set<string>;
}

const pictures = new WeakMap<AtlasStore, Left>();

function leftOf(store: AtlasStore): Left {
  const known = pictures.get(store) ?? { held: new Set() };
  pictures.set(store, known);
  return known;
}

/** Keeps the picture with the store, without a render in between. */
function follow(
  live: LiveAtlas,
  store: AtlasStore,
  changed: () => void,
  signal: AbortSignal,
): void {
  const show = () => {
    const state = store.getState();
    const look = lookOf(state);
    const picture = shownOf(state);
    if (picture && look) live.show(picture.graph, look.state, state.replay === undefined);
  };
  show();
  live.pin(store.getState().address.node);
  const unsubscribe = store.subscribe((state, before) => {
    // A record that was read is much work for the components already: the picture has its own task.
    if (state.record !== before.record) setTimeout(() => signal.aborted || show());
    else if (lookOf(state) !== lookOf(before)) show();
    const isOther = state.lit !== before.lit || state.litSites !== before.litSites;
    if (isOther) live.view.light(state.lit, state.litSites);
    if (state.address.node !== before.address.node) live.pin(state.address.node);
    if (isOther || state.address !== before.address) changed();
  });
  signal.addEventListener('abort', unsubscribe);
}

/** So long after the last change the picture is kept, in milliseconds. */
const KEEP_AFTER = 1_500;

/**
 * Keeps the picture once it has been at rest for a while; and once more, with its still, when it
 * stands again as it will be opened.
 */
function keeper(
  store: AtlasStore,
  left: Left,
  stillOfNow: () => Promise<NewStill> | undefined,
): Keeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What came to rest last, until it is kept with its still. */
  let newest: Rested | undefined;
  let isKept = false;

  async function save(rested: Rested): Promise<void> {
    const still = await stillOfNow();
    // Without a still there is nothing new to be kept; and another picture may have come to rest.
    if (rested !== newest || (isKept && !still)) return;
    isKept = true;
    if (still) newest = undefined;
    // To save it without its still would take away the one that it has.
    else if (left.kept && standsAs(left.kept, rested)) return;
    const snapshot = snapshotOf(store.getState(), rested);
    if (!snapshot) return;
    left.kept = rested;
    await store.getState().saveSnapshot(snapshot, still);
  }
  function again(): void {
    if (!newest) return;
    const rested = newest;
    clearTimeout(timer);
    timer = setTimeout(() => void save(rested), KEEP_AFTER);
  }
  return {
    keep(rested) {
      newest = rested;
      isKept = false;
      again();
    },
    again,
  };
}

/** Whether the same nodes stand at the same places. */
function standsAs(a: Rested, b: Rested): boolean {
  return (
    a.graph.nodes === b.graph.nodes &&
    a.graph.ids.every((id, node) => b.graph.ids[node] === id) &&
    a.places.every((place, at) => b.places[at] === place)
  );
}

interface Keeper {
  /** The picture came to rest. */
  keep(rested: Rested): void;
  /** It may stand again as it will be opened. */
  again(): void;
}

type NewStill = Omit<Still, 'epoch'>;

/** The picture as it will stand when the atlas is opened again; `undefined` when it stands otherwise now. */
function stillOf(
  view: LiveAtlas['view'],
  ground: HTMLElement,
  store: AtlasStore,
  words: Words,
): Promise<NewStill> | undefined {
  const state = store.getState();
  const look = lookOf(state);
  const { lens, view: shown } = state.address;
  const isFirst = shown === 'graph' && isWide(lens) && !state.replay;
  const canvas = look && isFirst ? view.still() : undefined;
  if (!look || !canvas) return undefined;
  const saying = outlineWords(words, look, state);
  return encode(canvas).then((image) => ({ fit: fitOf(ground), words: saying, image }));
}

/** A PNG file in base 64, made aside: to make it at once would hold the page. */
async function encode(canvas: HTMLCanvasElement): Promise<string> {
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  const reader = new FileReader();
  await new Promise((done) => {
    reader.onloadend = done;
    reader.readAsDataURL(file ?? new Blob());
  });
  return String(reader.result).split(',')[1] ?? '';
}
