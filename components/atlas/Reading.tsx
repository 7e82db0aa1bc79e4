import { useAtlas } from './AtlasContext.tsx';

/** Stands where the record will tell, until it was read: nothing that could be mistaken for a fact. */
export function Reading() {
  const failed = useAtlas((state) => state.recordFailure !== undefined);
  return <p className="panel-about" aria-busy={!failed} />;
}
