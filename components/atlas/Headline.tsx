import { Segments } from '@/components/ui/Segments';
import { useWords } from '@/components/ui/WordsContext';
import { SPANS, type Span } from '@/lib/domain/lens';
import type { Look } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { headlineWords, SPAN, subline } from './headline-words.ts';

/** The most telling sentence of the period, and what it is counted from. */
export function Headline({ look }: { readonly look: Look }) {
  const words = useWords();
  const { first, second } = headlineWords(words, look.headline);
  const address = useAtlas((state) => state.address);
  const replay = useAtlas((state) => state.replay);
  return (
    <header className="headline-row">
      <div className="headline-text">
        <h1 className="headline">
          {first} {second && <em>{second}</em>}
        </h1>
        <p className="subline">{subline(words, look, { address, replay })}</p>
      </div>
      <PeriodSwitch />
    </header>
  );
}

/** Today, a week, a month, all: days brushed on the timeline are none of them. */
function PeriodSwitch() {
  const words = useWords();
  const period = useAtlas((state) => state.address.lens.period);
  const look = useAtlasStore().getState().look;
  return (
    <div className="period-switch">
      <Segments<Span | ''>
        label={words.say('periodLabel')}
        options={SPANS.map((value) => ({ value, label: words.say(SPAN[value].short) }))}
        value={typeof period === 'string' ? period : ''}
        pending={false}
        onChange={(span) => span !== '' && look({ period: span })}
      />
    </div>
  );
}
