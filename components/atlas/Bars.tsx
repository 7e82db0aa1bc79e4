import { memo } from 'react';
import type { Bin } from '@/lib/domain/bins';
import type { Day } from '@/lib/domain/day';

const HEIGHT = 40;
/** A day on which something happened is never too low to be seen. */
const LEAST = 1.5;

/** The bars of a timeline: pale is what was tried, bright what got through, grey what is not looked at. */
export const Bars = memo(function Bars(props: {
  readonly bins: readonly Bin[];
  readonly days: readonly Day[];
  /** Indices of the first and the last day that are looked at. */
  readonly chosen: readonly [number, number];
}) {
  const { bins, days, chosen } = props;
  const from = days[chosen[0]] ?? 0;
  const to = days[chosen[1]] ?? 0;
  const most = Math.max(1, ...bins.map(({ attempted }) => attempted));
  // The root of the number: one busy day must not make all others flat.
  const height = (count: number) =>
    count === 0 ? 0 : Math.max(LEAST, HEIGHT * Math.sqrt(count / most));
  const width = bins.length > 0 ? 1000 / bins.length : 0;
  return (
    <svg
      className="bars"
      viewBox={`0 0 1000 ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bins.map((bin, index) => {
        const isChosen = bin.to >= from && bin.from <= to;
        const x = index * width + width * 0.12;
        const bar = (count: number, className: string) =>
          count > 0 && (
            <rect
              className={className}
              x={x}
              y={HEIGHT - height(count)}
              width={width * 0.76}
              height={height(count)}
            />
          );
        return (
          <g key={bin.from} className={isChosen ? 'bar chosen' : 'bar'}>
            <rect className="bar-none" x={x} y={HEIGHT - 1} width={width * 0.76} height={1} />
            {bar(bin.attempted, 'bar-attempted')}
            {bar(bin.through, 'bar-through')}
          </g>
        );
      })}
    </svg>
  );
});
