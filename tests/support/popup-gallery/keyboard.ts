import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axe } from '../browser/axe.ts';
import type { FixtureAtlas } from '../fixtures/atlas-states.ts';
import type { FixtureData } from '../fixtures/data-states.ts';

/** What the gallery of the atlas leaves within reach. */
export interface AtlasWindow {
  readonly source: FixtureAtlas;
  readonly data: FixtureData;
}

/** Presses keys, one after the other. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What is written on the element that has the focus. */
export function focusedText(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.textContent);
}

/** What axe finds fault with, each with the elements in question. */
export async function faults(page: Page): Promise<unknown[]> {
  const { violations, passes } = await axe(page);
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
}
