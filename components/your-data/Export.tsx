import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { useBusy, useData, useDataStore } from './DataContext.tsx';
import { Progress } from './Progress.tsx';

/** Record and decisions as one file. */
export function Export() {
  const words = useWords();
  const job = useData((state) => state.job);
  const busy = useBusy();
  const working = useData((state) => state.facts?.working === true);
  const store = useDataStore();
  const kept = useKeptFocus();
  return (
    <div ref={kept} className="card padded data-card">
      {job?.kind === 'export' ? (
        <Progress label={words.say('dataExporting')} share={job.share} />
      ) : (
        <button
          type="button"
          className="button primary small"
          disabled={busy || working}
          onClick={() => void store.getState().export()}
        >
          {words.say('dataExportButton')}
        </button>
      )}
    </div>
  );
}
