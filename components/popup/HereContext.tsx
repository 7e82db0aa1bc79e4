import { createContext, useContext } from 'react';
import type { Place } from '@/lib/domain/choosing';
import type { Moment } from '@/lib/domain/standing';

/** What the person set, as it holds now, and where they are. */
export interface Here {
  readonly moment: Moment;
  readonly place: Place;
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
