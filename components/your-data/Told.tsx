import { useWords } from '@/components/ui/WordsContext';
import type { PlainKey, Words } from '@/components/ui/words';
import type { ImportProblem } from '@/lib/domain/transfer';
import type { Outcome } from '@/lib/stores/your-data';
import { useData, useOutcome } from './DataContext.tsx';

const OUTCOME: Readonly<Record<Exclude<Outcome['kind'], 'refused' | 'failed'>, PlainKey>> = {
  exported: 'dataExported',
  cancelled: 'dataCancelled',
  'taken-in': 'dataTakenIn',
  forgotten: 'dataForgotten',
  kept: 'dataKept',
};

const PROBLEM: Readonly<Record<ImportProblem, PlainKey>> = {
  'not-ours': 'importNotOurs',
  newer: 'importNewer',
  'cut-off': 'importCutOff',
  'not-json': 'importNotJson',
  'too-deep': 'importWrong',
  'too-long': 'importTooLong',
  'too-much': 'importTooMuch',
  empty: 'importEmpty',
  wrong: 'importWrong',
  twice: 'importTwice',
  disk: 'importDisk',
};

/** What came of what was asked for, and what is still being done. */
export function Told() {
  const words = useWords();
  const outcome = useOutcome();
  const readFailure = useData((state) => state.readFailure);
  const working = useData((state) => state.facts?.working);
  const isBad = outcome?.kind === 'refused' || outcome?.kind === 'failed';
  return (
    <div className="data-told">
      {readFailure !== undefined && (
        <p role="alert">
          {words.say('emptyUnreadable')} {words.say('browserSays', readFailure)}
        </p>
      )}
      {isBad && <p role="alert">{outcomeWords(words, outcome)}</p>}
      <p role="status">
        {outcome && !isBad && outcomeWords(words, outcome)} {working && words.say('dataWorking')}
      </p>
    </div>
  );
}

function outcomeWords(words: Words, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'refused': {
      const why = words.say(PROBLEM[outcome.problem]);
      return words.say('importRefused', why, outcome.detail);
    }
    case 'failed':
      return words.say('dataFailed', outcome.detail);
    default:
      return words.say(OUTCOME[outcome.kind]);
  }
}
