import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import { domainsOf } from '@/lib/graph/atlas/domains-of';
import type { Folded } from '@/lib/graph/atlas/options';
import type { AtlasStore } from '@/lib/stores/atlas';
import { lookOf, pictureOf, shownOf, snapshotOf } from '@/lib/stores/atlas-look';
import { useAtlasStore, useLook } from './AtlasContext.tsx';
import { foldedWords, graphName } from './graph-words.ts';
import { type LiveAtlas, openLiveAtlas, type Rested } from './live-atlas.ts';
import { describeNode } from './node-words.ts';
import { SavePicture } from './SavePicture.tsx';

const NOTHING_FOLDED: Folded = { companies: 0, sites: 0 };

/** The live picture. React mounts its ground once; canvas and frames belong to the picture. */
export function AtlasCanvas() {
  const words = useWords();
  const store = useAtlasStore();
  const look = useLook();
  const ground = useRef<HTMLDivElement>(null);
  const live = useRef<LiveAtlas>(undefined);
  const [folded, setFolded] = useState(NOTHING_FOLDED);
  const [unfolded, setUnfolded] = useState(0);
  const hint = useId();

  useLayoutEffect(() => {
    if (!ground.current) return;
    const ending = new AbortController();
    const { go, light, say } = store.getState();
    live.current = openLiveAtlas(
      ground.current,
      {
        pointed: light,
        opened: (id) => go({ node: id }),
        folded: setFolded,
        walked(id, gathered) {
          light(id);
          const told = id === undefined ? undefined : describeNode(words, store.getState(), id);
          say(told ?? words.count('walkedGroup', gathered));
        },
        places: store.getState().snapshot,
        rested: keeper(store),
        domainsOf(node) {
          const { record } = store.getState();
          const period = lookOf(store.getState())?.period ?? {};
          return record ? domainsOf(record, pictureOf(record).graph, node, period) : [];
        },
      },
      ending.signal,
    );
    if (live.current) follow(live.current, store, ending.signal);
    return () => ending.abort();
  }, [store, words]);

  const name = look && graphName(words, look);
  useEffect(() => {
    const canvas = live.current?.view.canvas;
    if (!canvas || name === undefined) return;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', name);
    canvas.setAttribute('aria-describedby', hint);
  }, [name, hint]);

  const view = () => live.current?.view;
  return (
    <>
      <div ref={ground} className="graph-ground atlas-ground" />
      <p id={hint} hidden>
        {words.say('graphKeys')}
      </p>
      <div className="stage-fold">
        {folded.companies + folded.sites > 0 && (
          <button
            type="button"
            className="stage-chip"
            onClick={() => {
              view()?.unfold();
              setUnfolded(unfolded + 1);
            }}
          >
            {foldedWords(words, folded)}
          </button>
        )}
        {unfolded > 0 && (
          <button
            type="button"
            className="stage-chip"
            onClick={() => {
              view()?.fold();
              setUnfolded(unfolded - 1);
            }}
          >
            {words.say('fold')}
          </button>
        )}
      </div>
      <fieldset className="stage-zoom" aria-label={words.say('zoomLabel')}>
        <ZoomButton icon="plus" label={words.say('zoomIn')} onClick={() => view()?.zoomBy(1.6)} />
        <ZoomButton
          icon="minus"
          label={words.say('zoomOut')}
          onClick={() => view()?.zoomBy(1 / 1.6)}
        />
        <ZoomButton icon="fit" label={words.say('zoomFit')} onClick={() => view()?.fit()} />
        <SavePicture view={view} />
      </fieldset>
    </>
  );
}

function ZoomButton(props: {
  readonly icon: 'plus' | 'minus' | 'fit';
  readonly label: string;
  readonly onClick: () => void;
}) {
  const { icon, label, onClick } = props;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** Keeps the picture with the store, without a render in between. */
function follow(live: LiveAtlas, store: AtlasStore, signal: AbortSignal): void {
  const show = () => {
    const state = store.getState();
    const look = lookOf(state);
    const picture = shownOf(state);
    if (picture && look) live.show(picture.graph, look.state, state.replay === undefined);
  };
  show();
  live.pin(store.getState().address.node);
  const unsubscribe = store.subscribe((state, before) => {
    if (lookOf(state) !== lookOf(before)) show();
    const isOther = state.lit !== before.lit || state.litSites !== before.litSites;
    if (isOther) live.view.light(state.lit, state.litSites);
    if (state.address.node !== before.address.node) live.pin(state.address.node);
  });
  signal.addEventListener('abort', unsubscribe);
}

/** So long after the last change the picture is kept, in milliseconds. */
const KEEP_AFTER = 1_500;

/** Keeps the picture once it has been at rest for a while. */
function keeper(store: AtlasStore): (rested: Rested) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (rested) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const snapshot = snapshotOf(store.getState(), rested);
      if (snapshot) void store.getState().saveSnapshot(snapshot);
    }, KEEP_AFTER);
  };
}
