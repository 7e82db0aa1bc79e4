import { useMemo } from 'react';
import { Icon } from '@/components/ui/Icon';
import { Segments } from '@/components/ui/Segments';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Exposures } from '@/lib/domain/exposures';
import { type Look, replayBounds } from '@/lib/stores/atlas-look';
import { REPLAY_SPEEDS, type Replay } from '@/lib/stores/replay';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { useReplay } from './use-replay.ts';

/** Grows the picture as it happened: to be played, paused, sped up and scrubbed. */
export function ReplayControls(props: { readonly record: Exposures; readonly look: Look }) {
  const replay = useAtlas((state) => state.replay);
  const kept = useKeptFocus();
  useReplay();
  return (
    <div ref={kept} className="replay">
      {replay ? <Running replay={replay} /> : <Start {...props} />}
    </div>
  );
}

function Start({ record, look }: { readonly record: Exposures; readonly look: Look }) {
  const words = useWords();
  const { beginReplay } = useAtlasStore().getState();
  const { period } = look;
  const bounds = useMemo(() => replayBounds(record, period), [record, period]);
  return (
    <button
      type="button"
      className="stage-button"
      disabled={bounds === undefined}
      onClick={() => bounds && beginReplay(bounds, true)}
    >
      <Icon name="replay" />
      <span>{words.say('replayStart')}</span>
    </button>
  );
}

function Running({ replay }: { readonly replay: Replay }) {
  const words = useWords();
  const { play, scrub, atSpeed, endReplay } = useAtlasStore().getState();
  const { from, end, until, playing, speed } = replay;
  return (
    <fieldset className="replay-running" aria-label={words.say('replayLabel')}>
      <button
        type="button"
        className="icon-button"
        // biome-ignore lint/a11y/noAutofocus: the button that was pressed has made room for this one.
        autoFocus
        aria-label={words.say(playing ? 'replayPause' : 'replayPlay')}
        title={words.say(playing ? 'replayPause' : 'replayPlay')}
        onClick={() => play(!playing)}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <input
        type="range"
        className="replay-scrub"
        aria-label={words.say('replayMoment')}
        aria-valuetext={words.date(until)}
        min={from}
        max={end}
        step={Math.max(1, Math.floor((end - from) / 200))}
        value={until}
        onChange={(event) => {
          play(false);
          scrub(Number(event.currentTarget.value));
        }}
      />
      <Segments
        label={words.say('replaySpeed')}
        options={REPLAY_SPEEDS.map((one) => ({ value: String(one), label: `${one}×` }))}
        value={String(speed)}
        pending={false}
        onChange={(value) => atSpeed(REPLAY_SPEEDS.find((one) => String(one) === value) ?? 1)}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={words.say('replayEnd')}
        title={words.say('replayEnd')}
        onClick={endReplay}
      >
        <Icon name="close" />
      </button>
    </fieldset>
  );
}
