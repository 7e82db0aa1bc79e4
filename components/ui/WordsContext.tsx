import { createContext, useContext } from 'react';
import type { Words } from './words.ts';

const Context = createContext<Words | undefined>(undefined);

/** Gives the words to everything below. */
export const WordsProvider = Context.Provider;

/** The words of the screen. Throws outside a `WordsProvider`. */
export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error('useWords: no WordsProvider above this component');
  return words;
}
