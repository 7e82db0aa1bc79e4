import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Command } from '@/lib/domain/command';
import type { Pending } from '@/lib/stores/sending';

/** What a control of decisions needs of the store of its page. */
export interface Deciding {
  readonly pending: Pending;
  /** Settles when the reply came and the facts were read again. */
  send(command: Command): Promise<void>;
}

/** A store that takes commands. */
export type DecidingStore = Pick<StoreApi<Deciding>, 'getState' | 'getInitialState' | 'subscribe'>;

const Context = createContext<DecidingStore | undefined>(undefined);

/** Gives controls of decisions a store to send their commands with. */
export const DecidingProvider = Context.Provider;

/** A part of what is being decided; renders again when that part changes. */
export function useDeciding<Part>(select: (state: Deciding) => Part): Part {
  const store = useContext(Context);
  if (!store) throw new Error('useDeciding: no DecidingProvider above this component');
  return useStore(store, select);
}
