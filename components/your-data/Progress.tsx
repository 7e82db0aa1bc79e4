import { useWords } from '@/components/ui/WordsContext';
import { useDataStore } from './DataContext.tsx';

/** How far a long job is, and the way to stop it. */
export function Progress({ label, share }: { readonly label: string; readonly share: number }) {
  const words = useWords();
  const { cancel } = useDataStore().getState();
  return (
    <div className="data-progress">
      <progress aria-label={label} max={1} value={share} />
      <span className="data-share">{words.percent(share)}</span>
      <button type="button" className="choice-button" onClick={cancel}>
        {words.say('dataCancel')}
      </button>
    </div>
  );
}
