import { useEffect } from 'react';
import { useMedia } from '@/components/ui/use-media';
import { advance, STEP_TIME, step } from '@/lib/stores/replay';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';

/** Moves the replay on while it plays: with every frame, or in few steps for who wants no motion. */
export function useReplay(): void {
  const store = useAtlasStore();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const playing = useAtlas((state) => state.replay?.playing === true);
  const speed = useAtlas((state) => state.replay?.speed ?? 1);
  useEffect(() => {
    if (!playing) return;
    const move = (next: (elapsed: number) => void) => {
      let before = performance.now();
      let frame = requestAnimationFrame(function draw(now) {
        next(now - before);
        before = now;
        frame = requestAnimationFrame(draw);
      });
      return () => cancelAnimationFrame(frame);
    };
    const { scrub } = store.getState();
    if (!still) {
      return move((elapsed) => {
        const { replay } = store.getState();
        if (replay) scrub(advance(replay, elapsed));
      });
    }
    const timer = setInterval(() => {
      const { replay } = store.getState();
      if (replay) scrub(step(replay));
    }, STEP_TIME / speed);
    return () => clearInterval(timer);
  }, [store, still, playing, speed]);
}
