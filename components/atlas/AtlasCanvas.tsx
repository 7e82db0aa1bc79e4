import { useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Folded } from '@/lib/graph/atlas/options';
import { MOST_UNFOLDED } from '@/lib/graph/atlas/picture';
import { useAtlasStore, useLook } from './AtlasContext.tsx';
import { type AtlasPicture, openAtlasPicture } from './atlas-picture.ts';
import { FirstPictureContext } from './FirstPictureContext.tsx';
import { foldedWords, graphName } from './graph-words.ts';
import { SavePicture } from './SavePicture.tsx';

const NOTHING_FOLDED: Folded = { companies: 0, sites: 0 };

/** The live picture. React mounts its ground once; canvas and frames belong to the picture. */
export function AtlasCanvas() {
  const words = useWords();
  const store = useAtlasStore();
  const look = useLook();
  const first = useContext(FirstPictureContext);
  const place = useRef<HTMLDivElement>(null);
  const live = useRef<AtlasPicture>(undefined);
  const [folded, setFolded] = useState(NOTHING_FOLDED);
  const [unfolded, setUnfolded] = useState(0);
  const hint = useId();
  const kept = useKeptFocus();

  useLayoutEffect(() => {
    if (!place.current) return;
    const { picture } = first;
    first.picture = undefined;
    // Taken over in the same frame in which React clears the place where it was drawn first.
    if (picture) place.current.append(picture.ground);
    live.current = picture ?? openAtlasPicture(place.current, store, words);
    if (!picture) live.current?.follow();
    live.current?.onFolded(setFolded);
    return () => live.current?.end();
  }, [store, words, first]);

  const name = look && graphName(words, look);
  useEffect(() => {
    const canvas = live.current?.view.canvas;
    if (!canvas || name === undefined) return;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', name);
    canvas.setAttribute('aria-describedby', hint);
  }, [name, hint]);

  const view = () => live.current?.view;
  const unfold = (way: 1 | -1) => setUnfolded(view()?.unfold(way) ?? 0);
  return (
    <>
      <div ref={place} className="atlas-ground" />
      <p id={hint} hidden>
        {words.say('graphKeys')}
      </p>
      <div ref={kept} className="stage-fold">
        {folded.companies + folded.sites > 0 &&
          (unfolded < MOST_UNFOLDED ? (
            <button type="button" className="stage-chip" onClick={() => unfold(1)}>
              {foldedWords(words, folded)}
            </button>
          ) : (
            <span className="stage-chip told">{foldedWords(words, folded)}</span>
          ))}
        {unfolded > 0 && (
          <button type="button" className="stage-chip" onClick={() => unfold(-1)}>
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
