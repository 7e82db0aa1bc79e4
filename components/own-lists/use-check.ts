import { useEffect, useState } from 'react';
import type { OwnReport, Refusal } from '@/lib/domain/own-list';
import { reasonOf } from '@/lib/domain/reason';
import { TooSlow } from '@/lib/own-lists/messages';
import { useOwnLists } from './OwnListsContext.tsx';

/** Milliseconds without a keystroke after which a text is checked. */
const PAUSE = 400;

/** What the check of a text has come to. */
export type Checked =
  | { readonly state: 'checking' }
  | { readonly state: 'done'; readonly report: OwnReport }
  | { readonly state: 'failed'; readonly why: Refusal; readonly detail: string };

/** What would become of a text, a moment after the person has stopped typing. */
export function useCheck(text: string): Checked {
  const check = useOwnLists((state) => state.check);
  const [checked, setChecked] = useState<Checked>({ state: 'checking' });
  useEffect(() => {
    const aborting = new AbortController();
    setChecked({ state: 'checking' });
    const timer = setTimeout(() => {
      check(text, aborting.signal).then(
        (report) => !aborting.signal.aborted && setChecked({ state: 'done', report }),
        (error: unknown) => !aborting.signal.aborted && setChecked(failedBy(error)),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [text, check]);
  return checked;
}

function failedBy(error: unknown): Checked {
  if (error instanceof TooSlow) return { state: 'failed', why: 'too-slow', detail: '' };
  return { state: 'failed', why: 'failed', detail: reasonOf(error) };
}
