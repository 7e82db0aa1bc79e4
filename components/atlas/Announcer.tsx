import { useAtlas } from './AtlasContext.tsx';

/** Says aloud what changed where the eye would see it. */
export function Announcer() {
  const said = useAtlas((state) => state.said);
  return (
    <p className="unseen" role="status" aria-live="polite">
      {said}
    </p>
  );
}
