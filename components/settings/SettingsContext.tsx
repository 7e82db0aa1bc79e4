import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SettingsState, SettingsStore } from '@/lib/stores/settings';

const Context = createContext<SettingsStore | undefined>(undefined);

/** Gives the settings page's store to everything below. */
export const SettingsProvider = Context.Provider;

/** The settings page's store, to start it. */
export function useSettingsStore(): SettingsStore {
  const store = useContext(Context);
  if (!store) throw new Error('useSettings: no SettingsProvider above this component');
  return store;
}

/** A part of the settings page's state; renders again when that part changes. */
export function useSettings<Part>(select: (state: SettingsState) => Part): Part {
  return useStore(useSettingsStore(), select);
}
