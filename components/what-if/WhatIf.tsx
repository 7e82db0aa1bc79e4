import './what-if.css';
import { useEffect, useId, useState } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import type { PluralKey } from '@/components/ui/words';
import type { Subject } from '@/lib/domain/decision';
import type { InForce } from '@/lib/domain/in-force';
import { readableHosts } from '@/lib/domain/readable-host';
import { type Difference, type Thread, threadsBy, whatIf, withPage } from '@/lib/domain/what-if';

/**
 * What a decision would change, before it is taken: in one line or two, with the sites on demand.
 * Reads the record when it is shown, and says nothing until it knows. The sites are no part of what is
 * read aloud when it changes.
 */
export function WhatIf(props: {
  readonly company: string;
  /** What the decision would be on: the company, or one of its domains. */
  readonly subject: Subject;
  readonly before: InForce;
  readonly after: InForce;
  /** The page at hand, if there is one; it need not be on record. */
  readonly page?: Thread;
  /** Reads the company's threads from the record; the same function on every render. */
  readonly readThreads: (company: string) => Promise<readonly Thread[]>;
}) {
  const { company, subject, before, after, page, readThreads } = props;
  const words = useWords();
  const [open, setOpen] = useState<readonly Kind[]>([]);
  const threads = useThreads(company, readThreads);
  const isKnown = threads !== undefined && threads !== 'failed';
  const concerned = isKnown ? threadsBy(subject, page ? withPage(threads, page) : threads) : [];
  const difference = whatIf(before, after, company, concerned);
  const isNothing = SAID.every(([kind]) => difference[kind].length === 0);
  const toggle = (kind: Kind) =>
    setOpen(open.includes(kind) ? open.filter((one) => one !== kind) : [...open, kind]);
  return (
    <div className="what-if">
      <div role="status">
        {threads === 'failed' && <p>{words.say('whatIfUnreadable')}</p>}
        {isKnown && isNothing && <p>{words.say('whatIfNothing')}</p>}
      </div>
      {SAID.map(([kind, key]) => (
        <Line
          key={kind}
          text={words.count(key, difference[kind].length)}
          sites={difference[kind]}
          isOpen={open.includes(kind)}
          onToggle={() => toggle(kind)}
        />
      ))}
    </div>
  );
}

/**
 * One kind of change with its sites beneath. Without any, only the place where it will be said: what
 * comes together with its place is not read aloud everywhere.
 */
function Line(props: {
  readonly text: string;
  readonly sites: readonly string[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const { text, sites, isOpen, onToggle } = props;
  const line = useId();
  const list = useId();
  const isSaid = sites.length > 0;
  return (
    <>
      <div role="status">
        {isSaid && (
          <button
            id={line}
            type="button"
            className="what-if-line"
            aria-expanded={isOpen}
            aria-controls={list}
            onClick={onToggle}
          >
            {text}
          </button>
        )}
      </div>
      {isSaid && (
        <ul id={list} aria-labelledby={line} hidden={!isOpen}>
          {sites.map((site) => (
            <li key={site}>{readableHosts(site)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

type Kind = keyof Difference;

const SAID: readonly (readonly [Kind, PluralKey])[] = [
  ['vanish', 'whatIfVanish'],
  ['return', 'whatIfReturn'],
  ['thin', 'whatIfThin'],
  ['unsure', 'whatIfUnsure'],
];

type Threads = readonly Thread[] | 'failed' | undefined;

/** The threads of a company once they are read; those of another company are not shown meanwhile. */
function useThreads(
  company: string,
  read: (company: string) => Promise<readonly Thread[]>,
): Threads {
  const [known, setKnown] = useState<{ readonly company: string; readonly threads: Threads }>();
  useEffect(() => {
    let isShown = true;
    const keep = (threads: Threads) => isShown && setKnown({ company, threads });
    read(company).then(keep, () => keep('failed'));
    return () => {
      isShown = false;
    };
  }, [company, read]);
  return known?.company === company ? known.threads : undefined;
}
