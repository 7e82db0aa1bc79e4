import './timeline.css';
import { type KeyboardEvent, useDeferredValue, useMemo, useRef } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import { binsOf, spanOf } from '@/lib/domain/bins';
import { type Day, startOf } from '@/lib/domain/day';
import { activityUntil, type Look, todayOf } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { Bars } from './Bars.tsx';
import { ReplayControls } from './ReplayControls.tsx';
import { useBrush } from './use-brush.ts';
import { useWidth } from './use-width.ts';

/** A bar and the gap beside it take so many CSS pixels at least. */
const BAR = 7;

/** What happened day by day, the part of it that is looked at, and its replay. */
export function Timeline({ look }: { readonly look: Look }) {
  const words = useWords();
  // A year of bars can wait until what came with them is there, and is made in short tasks.
  const record = useDeferredValue(useAtlas((state) => state.record));
  const today = useAtlas(todayOf);
  const replay = useAtlas((state) => state.replay);
  const chart = useRef<HTMLDivElement>(null);
  const width = useWidth(chart);
  const activity = useMemo(() => record && activityUntil(record, today), [record, today]);
  const bins = useMemo(
    () => (activity ? binsOf(activity, Math.floor(width / BAR)) : []),
    [activity, width],
  );
  const days = activity?.days ?? [];
  const [first, last] = spanOf(days, look.period);
  const pick = usePick(days);
  const brush = useBrush(chart, days.length, [first, last], pick);
  if (!activity || !record) return <div className="timeline" />;
  const share = (index: number) => `${(100 * index) / days.length}%`;
  const playhead = replay && momentShare(days, replay.until);
  return (
    <section className="timeline" aria-label={words.say('timelineLabel')}>
      <ReplayControls record={record} look={look} />
      <div className="timeline-chart">
        <div ref={chart} className="timeline-ground" {...brush}>
          <Bars bins={bins} days={days} chosen={[first, last]} />
          <div
            className="timeline-window"
            style={{ insetInlineStart: share(first), inlineSize: share(last + 1 - first) }}
          />
          {playhead !== undefined && (
            <div className="timeline-playhead" style={{ insetInlineStart: `${100 * playhead}%` }} />
          )}
          <Edge
            label={words.say('timelineFrom')}
            days={days}
            at={first}
            bounds={[0, last]}
            place={share(first)}
            onMove={(index) => pick(index, last, 'passing')}
          />
          <Edge
            label={words.say('timelineTo')}
            days={days}
            at={last}
            bounds={[first, days.length - 1]}
            place={share(last + 1)}
            onMove={(index) => pick(first, index, 'passing')}
          />
        </div>
        <Ticks days={days} />
      </div>
    </section>
  );
}

/** Looks at the days from one index to another; all of them is a span of its own. */
function usePick(days: readonly Day[]) {
  const look = useAtlasStore().getState().look;
  return (first: number, last: number, passing?: 'passing') => {
    const [from, to] = [days[Math.min(first, last)], days[Math.max(first, last)]];
    if (from === undefined || to === undefined) return;
    const isAll = from === days[0] && to === days.at(-1);
    look({ period: isAll ? 'all' : { from, to } }, passing);
  };
}

const STEPS: Readonly<Record<string, number>> = {
  ...{ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7 },
  ...{ Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY },
};

/** One end of the period: a slider over the days. */
function Edge(props: {
  readonly label: string;
  readonly days: readonly Day[];
  readonly at: number;
  readonly bounds: readonly [number, number];
  readonly place: string;
  readonly onMove: (index: number) => void;
}) {
  const { label, days, at, bounds, place, onMove } = props;
  const words = useWords();
  const day = startOf(days[at] ?? 20000101);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const flipped = sideways && isRightToLeft(event.currentTarget) ? -step : step;
    onMove(Math.max(bounds[0], Math.min(bounds[1], at + flipped)));
  };
  return (
    <div
      className="timeline-edge"
      style={{ insetInlineStart: place }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={bounds[0]}
      aria-valuemax={bounds[1]}
      aria-valuenow={at}
      aria-valuetext={words.days(day, day)}
      onKeyDown={move}
    />
  );
}

function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** Where a moment lies within days, 0 to 1. */
function momentShare(days: readonly Day[], moment: number): number {
  const start = startOf(days[0] ?? 0);
  const end = startOf(days.at(-1) ?? 0) + 86_400_000;
  return Math.max(0, Math.min(1, (moment - start) / (end - start)));
}

/** The first days of months, as many as there is room for. */
function Ticks({ days }: { readonly days: readonly Day[] }) {
  const words = useWords();
  const months = days.flatMap((day, index) => (day % 100 === 1 ? [{ day, index }] : []));
  const every = Math.max(1, Math.ceil(months.length / 8));
  return (
    <div className="timeline-ticks" aria-hidden="true">
      {months
        .filter((_, index) => (months.length - 1 - index) % every === 0)
        .map(({ day, index }) => (
          <span key={day} style={{ insetInlineStart: `${(100 * index) / days.length}%` }}>
            {words.month(startOf(day))}
          </span>
        ))}
    </div>
  );
}
