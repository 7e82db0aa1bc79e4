import { Ask } from '@/components/ui/Ask';
import { useWords } from '@/components/ui/WordsContext';
import type { Forgettable } from '@/lib/domain/record-command';
import { useData, useDataStore } from './DataContext.tsx';

/** Takes one site, or one company, out of the record: at the end of its panel. */
export function ForgetNode(props: {
  readonly what: Extract<Forgettable, { kind: 'site' | 'company' }>;
  readonly name: string;
}) {
  const { what, name } = props;
  const words = useWords();
  const pending = useData((state) => state.pending);
  const outcome = useData((state) => state.outcome);
  const { forget } = useDataStore().getState();
  return (
    <div className="forget-node">
      <Ask
        label={words.say('forgetNode')}
        disabled={pending}
        question={
          <p>{words.say(what.kind === 'site' ? 'forgetSiteMeans' : 'forgetCompanyMeans', name)}</p>
        }
        yes={words.say('forgetYes')}
        no={words.say('dataKeepIt')}
        onYes={() => void forget(what)}
      />
      {outcome?.kind === 'failed' && <p role="alert">{words.say('dataFailed', outcome.detail)}</p>}
    </div>
  );
}
