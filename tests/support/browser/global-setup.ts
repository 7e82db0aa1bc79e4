import { buildForChromium, buildForFirefox } from '../../../scripts/build.ts';

/** Builds the extension once for all tests in real browsers. */
export async function setup(): Promise<void> {
  await buildForChromium();
  await buildForFirefox();
}
