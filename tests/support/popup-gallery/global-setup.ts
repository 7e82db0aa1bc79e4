import { buildGallery } from './serve.ts';

/** Builds the gallery once for all tests that look at it. */
export const setup = buildGallery;
