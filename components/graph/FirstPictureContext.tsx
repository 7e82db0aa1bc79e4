import { createContext } from 'react';
import type { LiveGraph } from './live-graph.ts';

/** A picture that was drawn before React came, until a component takes it over. */
export interface FirstPicture {
  graph: LiveGraph | undefined;
}

/** Hands the first picture to the component that is to have it; without one, that draws its own. */
export const FirstPictureContext = createContext<FirstPicture>({ graph: undefined });
