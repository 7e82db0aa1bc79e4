import { createContext, useContext } from 'react';
import type { Place } from '@/lib/domain/choosing';
import type { Origin } from '@/lib/domain/decision';
import type { Moment } from '@/lib/domain/standing';

/** What the person set, as it holds now, and where they are. */
export interface Here {
  readonly moment: Moment;
  readonly place: Place;
  /** From where decisions are taken: the ledger will say so. */
  readonly from: Origin;
}

const Context = createContext<Here | undefined>(undefined);

/** Gives the moment and the place to everything below. */
export const HereProvider = Context.Provider;

/** What holds now, and where the person is. Throws outside a `HereProvider`. */
export function useHere(): Here {
  const here = useContext(Context);
  if (!here) throw new Error('useHere: no HereProvider above this component');
  return here;
}

/** The site where the person is. Throws where they look at all sites together. */
export function useSite(): string {
  const { site } = useHere().place;
  if (site === undefined) throw new Error('useSite: the person is on no site');
  return site;
}
