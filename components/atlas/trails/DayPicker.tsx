import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { startOf } from '@/lib/domain/day';
import type { Trail } from '@/lib/domain/trails';
import { useAtlasStore } from '../AtlasContext.tsx';

/** The days on which a company was seen: any of them, the one before, the one after. */
export function DayPicker(props: {
  /** The latest first. */
  readonly trails: readonly Trail[];
  readonly trail: Trail;
  readonly company: string;
}) {
  const { trails, trail, company } = props;
  const words = useWords();
  const { go } = useAtlasStore().getState();
  const at = trails.indexOf(trail);
  const step = (to: number) => {
    const next = trails[to];
    if (next) go({ trail: { company, day: next.day } });
  };
  return (
    <div className="day-picker">
      <button
        type="button"
        className="icon-button"
        aria-label={words.say('trailEarlier')}
        title={words.say('trailEarlier')}
        disabled={at >= trails.length - 1}
        onClick={() => step(at + 1)}
      >
        <Icon name="previous" />
      </button>
      <select
        aria-label={words.say('trailDay')}
        value={trail.day}
        onChange={(event) => go({ trail: { company, day: Number(event.currentTarget.value) } })}
      >
        {trails.map((one) => (
          <option key={one.day} value={one.day}>
            {dayLine(words, one)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="icon-button"
        aria-label={words.say('trailLater')}
        title={words.say('trailLater')}
        disabled={at <= 0}
        onClick={() => step(at - 1)}
      >
        <Icon name="next" />
      </button>
    </div>
  );
}

/** "21 Nov 2026 · 6 sites". */
function dayLine(words: Words, { day, stops }: Trail): string {
  const start = startOf(day);
  return `${words.days(start, start)} · ${words.count('sitesCount', stops.length)}`;
}
