import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createSpotlight, type Spotlight, type SpotlightStore } from '@/lib/stores/spotlight';

const Context = createContext<SpotlightStore>(createSpotlight());

/** Gives one spotlight to a picture and its list. */
export const SpotlightProvider = Context.Provider;

/** The spotlight's store, to point with or to listen to without rendering. */
export function useSpotlightStore(): SpotlightStore {
  return useContext(Context);
}

/** A part of the spotlight's state; renders again when that part changes. */
export function useSpotlight<Part>(select: (spotlight: Spotlight) => Part): Part {
  return useStore(useContext(Context), select);
}
