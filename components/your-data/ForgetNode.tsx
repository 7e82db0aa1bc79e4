import { Ask } from '@/components/ui/Ask';
import { useWords } from '@/components/ui/WordsContext';
import type { Forgettable } from '@/lib/domain/record-command';
import { useBusy, useDataStore, useOutcome } from './DataContext.tsx';

/** Takes one site, or one company, out of the record: at the end of its panel. */
export function ForgetNode(props: {
  readonly what: Extract<Forgettable, { kind: 'site' | 'company' }>;
  readonly name: string;
}) {
  const { what, name } = props;
  const words = useWords();
  const busy = useBusy();
  const outcome = useOutcome(what);
  const { forget } = useDataStore().getState();
  return (
    <div className="forget-node">
      <Ask
        label={words.say('forgetNode')}
        disabled={busy}
        question={
          <p>{words.say(what.kind === 'site' ? 'forgetSiteMeans' : 'forgetCompanyMeans', name)}</p>
        }
        yes={words.say('forgetYes')}
        no={words.say('dataKeepIt')}
        onYes={() => void forget(what)}
      />
      {outcome?.kind === 'failed' && <p role="alert">{words.say('dataFailed', outcome.detail)}</p>}
      <p role="status">{outcome?.kind === 'forgotten' && words.say('dataForgotten')}</p>
    </div>
  );
}
