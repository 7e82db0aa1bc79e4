import './finder.css';
import type { Ref } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import type { Subject } from '@/lib/domain/decision';
import { type FINDER_STEPS, MOST_RELOADS, type Search } from '@/lib/domain/finder';
import type { Finding } from '@/lib/domain/finding';

/** A step of the search, as the command takes it. */
export type FinderStep = (typeof FINDER_STEPS)[number];

interface Steps {
  /** A step is under way: nothing can be pressed until its reply came. */
  readonly busy: boolean;
  /** Protection rests on the site: no search goes on. */
  readonly rests?: boolean;
  readonly onStep: (step: FinderStep) => void;
}

/**
 * "Something broken?": one button, one question at a time, one answer. Shows what the background
 * keeps of the search, so it goes on after the popup was closed.
 */
export function Finder(
  props: Steps & {
    /** The search of this tab, if there is one. */
    readonly finding: Finding | undefined;
    /** What the screen calls a company or a domain. */
    readonly nameOf: (subject: Subject) => string;
    /** Has the section of the search, while there is one. */
    readonly ref?: Ref<HTMLElement>;
  },
) {
  const { finding, nameOf, ref, ...steps } = props;
  const words = useWords();
  if (!finding) return <Step {...steps} step="start" label={words.say('finderStart')} />;
  const { progress } = finding;
  return (
    <section
      ref={ref}
      className="finder"
      aria-label={words.say('finderStart')}
      aria-busy={steps.busy}
    >
      {progress.status === 'asking' && <Question {...steps} search={progress.search} />}
      {progress.status === 'found' && (
        <Found {...steps} finding={finding} found={progress} nameOf={nameOf} />
      )}
      {progress.status === 'nothing' && <Nothing {...steps} tried={progress.tried} />}
    </section>
  );
}

function Question({ search, ...steps }: Steps & { readonly search: Search }) {
  const words = useWords();
  const { reloads, relaxed } = search;
  return (
    <>
      <div role="status">
        <p className="finder-question">{words.say('finderQuestion')}</p>
        <p>{words.say('finderHow')}</p>
        <p className="finder-progress">
          {words.say('finderProgress', words.number(reloads), words.number(MOST_RELOADS))}
          {' · '}
          {words.count('finderLetIn', relaxed.length)}
        </p>
      </div>
      <div className="finder-steps">
        <Step {...steps} step="works" label={words.say('finderWorks')} strong />
        <Step {...steps} step="still-broken" label={words.say('finderStillBroken')} strong />
        <Step {...steps} step="stop" label={words.say('finderStop')} />
      </div>
    </>
  );
}

function Found(
  props: Steps & {
    readonly finding: Finding;
    readonly found: Extract<Finding['progress'], { status: 'found' }>;
    readonly nameOf: (subject: Subject) => string;
  },
) {
  const { finding, found, nameOf, ...steps } = props;
  const words = useWords();
  const names = words.list(found.subjects.map(nameOf));
  return (
    <>
      <div role="status">
        <p>{words.say(finding.private ? 'finderFoundVisit' : 'finderFound', names)}</p>
        {found.stale && <p>{words.say('finderReloaded')}</p>}
      </div>
      <div className="finder-steps">
        {found.narrowing && !steps.rests && (
          <Step {...steps} step="narrow" label={words.say('finderNarrow')} />
        )}
        <Step {...steps} step="undo" label={words.say('finderUndo')} />
        <Step {...steps} step="stop" label={words.say('finderDone')} />
      </div>
    </>
  );
}

function Nothing({ tried, ...steps }: Steps & { readonly tried: number }) {
  const words = useWords();
  return (
    <>
      <p role="status">
        {tried > 0 ? words.count('finderNothing', tried) : words.say('finderNobody')}
      </p>
      <div className="finder-steps">
        <Step {...steps} step="stop" label={words.say('finderDone')} />
      </div>
    </>
  );
}

function Step(
  props: Steps & { readonly step: FinderStep; readonly label: string; readonly strong?: boolean },
) {
  const { step, label, strong, busy, onStep } = props;
  return (
    <button
      type="button"
      className={strong ? 'finder-answer' : 'link'}
      disabled={busy}
      onClick={() => onStep(step)}
    >
      {label}
    </button>
  );
}
