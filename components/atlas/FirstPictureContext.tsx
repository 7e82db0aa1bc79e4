import { createContext } from 'react';
import type { AtlasPicture } from './atlas-picture.ts';

/** A picture that was drawn before React came, until a component takes it over. */
export interface FirstPicture {
  picture: AtlasPicture | undefined;
}

/** Hands the first picture to the component that is to have it; without one, that draws its own. */
export const FirstPictureContext = createContext<FirstPicture>({ picture: undefined });
