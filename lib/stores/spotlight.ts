import { createStore, type StoreApi } from 'zustand/vanilla';

/** What picture and list point at together. */
export interface Spotlight {
  /** Id of the node in the light (see `nodeId`), whether the picture has it or only the list. */
  readonly lit: string | undefined;
  /** The company whose row was asked for last; a new object each time it is asked for. */
  readonly revealed: { readonly company: string } | undefined;
  light(id: string | undefined): void;
  reveal(company: string): void;
}

export type SpotlightStore = StoreApi<Spotlight>;

/** A spotlight that points at nothing yet. */
export function createSpotlight(): SpotlightStore {
  return createStore<Spotlight>((set) => ({
    lit: undefined,
    revealed: undefined,
    light: (lit) => set({ lit }),
    reveal: (company) => set({ revealed: { company } }),
  }));
}
