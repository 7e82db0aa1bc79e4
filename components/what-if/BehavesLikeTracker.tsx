import './what-if.css';
import { useWords } from '@/components/ui/WordsContext';
import type { Learned, MeansOfLearned } from '@/lib/domain/learned';

/** Why a stranger that no list names is marked, what that means, and how to take it back. */
export function BehavesLikeTracker(props: {
  readonly learned: Learned;
  /** Absent: something else decides, so that nothing follows from what was learned. */
  readonly means: MeansOfLearned | undefined;
  readonly busy: boolean;
  /** Allows it everywhere, which takes the mark away. */
  readonly onAllow: () => void;
}) {
  const { learned, means, busy, onAllow } = props;
  const words = useWords();
  return (
    <div className="what-if">
      <p>{words.count('learnedWhy', learned.sites, learned.domain)}</p>
      {means && (
        <p>
          {words.say(means === 'limited' ? 'learnedLimited' : 'learnedMarked')}{' '}
          <button type="button" className="link" disabled={busy} onClick={onAllow}>
            {words.say('learnedAllow')}
          </button>
        </p>
      )}
    </div>
  );
}
