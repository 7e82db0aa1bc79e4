import { useEffect, useState } from 'react';
import type { OwnReport } from '@/lib/domain/own-list';
import { useOwnLists } from './OwnListsContext.tsx';

/** Milliseconds without a keystroke after which a text is checked. */
const PAUSE = 400;

/** What the check of a text has come to. */
export type Checked =
  | { readonly state: 'checking' }
  | { readonly state: 'done'; readonly report: OwnReport }
  | { readonly state: 'failed' };

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
        () => !aborting.signal.aborted && setChecked({ state: 'failed' }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [text, check]);
  return checked;
}
