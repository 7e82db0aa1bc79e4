import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { DecidingProvider } from '@/components/decisions/DecidingContext';
import type { AtlasState, AtlasStore } from '@/lib/stores/atlas';
import { type Look, lookOf } from '@/lib/stores/atlas-look';

const Context = createContext<AtlasStore | undefined>(undefined);

/** Gives the atlas's store to everything below. */
export function AtlasProvider(props: { readonly value: AtlasStore; readonly children: ReactNode }) {
  return (
    <Context value={props.value}>
      <DecidingProvider value={props.value}>{props.children}</DecidingProvider>
    </Context>
  );
}

/** The atlas's store, to listen to without rendering. */
export function useAtlasStore(): AtlasStore {
  const store = useContext(Context);
  if (!store) throw new Error('useAtlas: no AtlasProvider above this component');
  return store;
}

/** A part of the atlas's state; renders again when that part changes. */
export function useAtlas<Part>(select: (state: AtlasState) => Part): Part {
  return useStore(useAtlasStore(), select);
}

/** What is looked at: the record through the lens. `undefined` until the record was read. */
export function useLook(): Look | undefined {
  return useAtlas(lookOf);
}
