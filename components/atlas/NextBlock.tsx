import { memo, useMemo, useState } from 'react';
import { useDeciding } from '@/components/decisions/DecidingContext';
import { useHere } from '@/components/decisions/HereContext';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { WhatIf } from '@/components/what-if/WhatIf';
import { commandOfAction } from '@/lib/domain/choosing';
import { threadsOf } from '@/lib/domain/dossier';
import { isPlainService } from '@/lib/domain/headline';
import { nextBlock } from '@/lib/domain/next-block';
import { inForceAfter, whatIf } from '@/lib/domain/what-if';
import { nodeId } from '@/lib/graph/build';
import type { Look } from '@/lib/stores/atlas-look';
import { subjectOf } from '@/lib/stores/sending';
import { useAtlasStore } from './AtlasContext.tsx';
import { useThreads } from './use-threads.ts';

/** The one block that would cut most, with what it would change before it is taken. */
export const NextBlock = memo(function NextBlock({ look }: { readonly look: Look }) {
  const words = useWords();
  const { moment } = useHere();
  const { inForce } = moment;
  const next = useMemo(
    () => nextBlock(look.report, inForce, isPlainService),
    [look.report, inForce],
  );
  const [previewed, setPreviewed] = useState<string>();
  const send = useDeciding((state) => state.send);
  const store = useAtlasStore();
  const { go, light } = store.getState();
  const readThreads = useThreads();
  const kept = useKeptFocus('view');
  const { entity } = next?.company ?? {};
  const subject = { kind: 'company', id: entity?.id ?? '' } as const;
  const busy = useDeciding((state) => state.pending.has(subjectOf({ type: 'undecide', subject })));
  if (!next || !entity || inForce.paused || inForce.level === 'watch') return null;
  const { company, remaining, lowers } = next;
  const id = nodeId('company', entity.id);
  // Nothing is decided on whom it proposes: a block has nothing to replace.
  const block = commandOfAction({ subject, decision: undefined }, 'block', undefined, 'atlas');
  const after = inForceAfter(moment, block);
  const isOpen = previewed === entity.id;
  // In the picture: the company, and those of its threads alone that a block would cut.
  const show = () => {
    const { record } = store.getState();
    const threads = record ? threadsOf(record, entity.id) : [];
    const { vanish } = whatIf(inForce, after, entity.id, threads);
    light(id, new Set(vanish.map((site) => nodeId('site', site))));
  };
  const hide = () => light(undefined);
  return (
    <section
      ref={kept}
      className="next-block"
      aria-label={words.say('nextTitle')}
      onPointerEnter={show}
      onPointerLeave={({ currentTarget }) => currentTarget.matches(':focus-within') || hide()}
      onFocus={show}
      onBlur={({ currentTarget }) => currentTarget.matches(':hover') || hide()}
    >
      <h2>{words.say('nextTitle')}</h2>
      <p>
        {lowers && remaining > 0
          ? words.count('nextLowers', remaining, entity.name)
          : words.count('nextTakes', company.through, entity.name)}
      </p>
      {isOpen && (
        <WhatIf
          company={entity.id}
          subject={subject}
          before={moment.inForce}
          after={after}
          readThreads={readThreads}
        />
      )}
      <div className="next-buttons">
        {isOpen ? (
          <button
            type="button"
            className="button primary small"
            // Not disabled: it would lose the focus, and the next suggestion takes its place.
            aria-disabled={busy}
            // biome-ignore lint/a11y/noAutofocus: the button that was pressed has made room for this one.
            autoFocus
            // The second half of a double click was not meant for it.
            onClick={({ detail }) => detail < 2 && !busy && void send(block)}
          >
            {words.say('nextBlock', entity.name)}
          </button>
        ) : (
          <button type="button" className="choice-button" onClick={() => setPreviewed(entity.id)}>
            {words.say('nextPreview')}
          </button>
        )}
        <button type="button" className="link" onClick={() => go({ node: id })}>
          {words.say('nextOpen')}
        </button>
      </div>
    </section>
  );
});
