import { type ReactNode, useId, useState } from 'react';
import { Ask } from '@/components/ui/Ask';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { type Day, dayOf, isoOf, startOf } from '@/lib/domain/day';
import type { DataFacts } from '@/lib/stores/your-data';
import { useBusy, useDataStore } from './DataContext.tsx';

/** A period, or everything. A site and a company are forgotten in their panels. */
export function Forget({ facts }: { readonly facts: DataFacts }) {
  const words = useWords();
  const busy = useBusy();
  const { forget } = useDataStore().getState();
  const isEmpty = facts.sites === 0;
  return (
    <div className="card data-forget">
      <Period busy={busy} isEmpty={isEmpty} />
      <Question className="data-everything" isOver={isEmpty && !busy}>
        <Ask
          label={words.say('forgetEverything')}
          className="choice-button"
          disabled={busy || isEmpty}
          question={<p>{words.count('forgetEverythingMeans', facts.sites)}</p>}
          yes={words.say('forgetEverythingYes')}
          no={words.say('dataKeepIt')}
          onYes={() => void forget({ kind: 'everything' })}
        />
      </Question>
    </div>
  );
}

/** The place of a question. Once nothing is left to forget nobody can ask it: the view has the focus then. */
function Question(props: {
  readonly className: string;
  readonly isOver: boolean;
  readonly children: ReactNode;
}) {
  const { className, isOver, children } = props;
  const kept = useKeptFocus('view');
  return (
    <div ref={isOver ? undefined : kept} className={className}>
      {children}
    </div>
  );
}

function Period(props: { readonly busy: boolean; readonly isEmpty: boolean }) {
  const { busy, isEmpty } = props;
  const words = useWords();
  const { forget } = useDataStore().getState();
  const today = isoOf(dayOf(Date.now()));
  const [first, setFirst] = useState(today);
  const [last, setLast] = useState(today);
  const [from, to] = [dayOfInput(first), dayOfInput(last)];
  const isPeriod = from !== undefined && to !== undefined && from <= to;
  return (
    <div className="data-period">
      <DayField label={words.say('forgetFrom')} value={first} most={today} onChange={setFirst} />
      <DayField label={words.say('forgetTo')} value={last} most={today} onChange={setLast} />
      <Question className="data-days" isOver={isEmpty && !busy}>
        <Ask
          // Other days are another question.
          key={`${first} ${last}`}
          label={words.say('forgetDays')}
          className="choice-button"
          disabled={busy || isEmpty || !isPeriod}
          question={
            <p>
              {isPeriod && words.say('forgetDaysMeans', words.days(startOf(from), startOf(to)))}
            </p>
          }
          yes={words.say('forgetYes')}
          no={words.say('dataKeepIt')}
          onYes={() => isPeriod && void forget({ kind: 'period', from, to })}
        />
      </Question>
    </div>
  );
}

function DayField(props: {
  readonly label: string;
  readonly value: string;
  readonly most: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="data-day">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="date"
        value={props.value}
        max={props.most}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/** What a date field holds as a day; `undefined` while it is not filled in. */
function dayOfInput(value: string): Day | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? Number(value.replaceAll('-', '')) : undefined;
}
