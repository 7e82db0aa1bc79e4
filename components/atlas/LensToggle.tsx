import { useWords } from '@/components/ui/WordsContext';
import type { PlainKey } from '@/components/ui/words';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';

/** Shows one company with its sites, or one site with its companies, and nothing else; and back. */
export function LensToggle(props: {
  readonly part: 'company' | 'site';
  readonly value: string;
  readonly label: PlainKey;
}) {
  const { part, value, label } = props;
  const words = useWords();
  const isOn = useAtlas((state) => state.address.lens[part] === value);
  const look = useAtlasStore().getState().look;
  return (
    <button
      type="button"
      className="choice-button lens-toggle"
      aria-pressed={isOn}
      onClick={() => look({ [part]: isOn ? undefined : value, path: undefined })}
    >
      {words.say(label)}
    </button>
  );
}
