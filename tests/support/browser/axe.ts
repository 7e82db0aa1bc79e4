import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds in a page. In its older mode, which looks at the page alone: the other one puts
 * results of frames together in a page of its own, and takes more than twice as long for it. What
 * passes is told with one element a rule: to name them all takes longer than to look at them.
 */
export function axe(page: Page): ReturnType<AxeBuilder['analyze']> {
  return new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
}
