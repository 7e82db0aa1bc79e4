import { Message } from '@/components/ui/Message';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { isNarrow } from '@/lib/domain/lens';
import { useAtlas, useAtlasStore, useLook } from './AtlasContext.tsx';

/** Why there is nothing to see, and what to do about it. Nothing where there is something to see. */
export function Empty(props: {
  readonly why: 'look' | 'unreadable';
  /** It is all that the view shows. */
  readonly alone?: boolean;
}) {
  const { why, alone } = props;
  const within = alone ? 1 : 2;
  const words = useWords();
  const look = useLook();
  const record = useAtlas((state) => state.record);
  const lens = useAtlas((state) => state.address.lens);
  const replay = useAtlas((state) => state.replay);
  const permitted = useAtlas((state) => state.settings?.permitted);
  const failure = useAtlas((state) => state.recordFailure);
  const { go, look: through, requestPermission } = useAtlasStore().getState();
  // What is done about it takes the message away, and with it the button.
  const kept = useKeptFocus('view');
  if (why === 'unreadable') {
    return (
      <Message
        within={within}
        title={words.say('emptyUnreadable')}
        body={words.say('browserSays', failure ?? '')}
      />
    );
  }
  if (!record || !look || replay) return null;
  // What is on record is shown, and the reason why no more comes above it.
  if (permitted === false && record.visits.length === 0) {
    return (
      <Message
        ref={kept}
        within={within}
        title={words.say('permissionTitle')}
        body={words.say('permissionBody')}
        action={words.say('permissionButton')}
        onAction={() => void requestPermission()}
      />
    );
  }
  if (record.visits.length === 0) {
    return (
      <Message
        within={within}
        title={words.say('emptyRecord')}
        body={words.say('emptyRecordBody')}
      />
    );
  }
  if (look.state.nodes.includes(1)) return null;
  if (look.report.sites === 0) {
    return (
      <Message
        ref={kept}
        within={within}
        title={words.say('emptyPeriod')}
        body={words.say('emptyPeriodBody')}
        action={words.say('emptyPeriodAll')}
        onAction={() => through({ period: 'all' })}
      />
    );
  }
  if (!isNarrow(lens)) return null;
  return (
    <Message
      ref={kept}
      within={within}
      title={words.say('emptyLens')}
      body={words.say('emptyLensBody')}
      action={words.say('filterClear')}
      onAction={() => go({ lens: { period: lens.period } })}
    />
  );
}
