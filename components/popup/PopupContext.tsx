import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { DecidingProvider } from '@/components/decisions/DecidingContext';
import type { PopupState, PopupStore } from '@/lib/stores/popup';

const Context = createContext<PopupStore | undefined>(undefined);

/** Gives the popup's store to everything below. */
export function PopupProvider(props: { readonly value: PopupStore; readonly children: ReactNode }) {
  return (
    <Context value={props.value}>
      <DecidingProvider value={props.value}>{props.children}</DecidingProvider>
    </Context>
  );
}

/** A part of the popup's state; renders again when that part changes. */
export function usePopup<Part>(select: (state: PopupState) => Part): Part {
  const store = useContext(Context);
  if (!store) throw new Error('usePopup: no PopupProvider above this component');
  return useStore(store, select);
}
