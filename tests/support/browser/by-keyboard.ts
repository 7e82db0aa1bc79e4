import type { Locator, Page } from 'playwright-core';

/** A page that is used without a mouse; controls are found by what a screen reader calls them. */
export interface Keyboard {
  /** Presses keys, one after the other. */
  press(...keys: readonly string[]): Promise<void>;
  /** Presses the keys of a text. */
  type(text: string): Promise<void>;
  /** Goes on with the tab key, or back, until something has the focus. Throws when it never does. */
  tabTo(target: Locator): Promise<void>;
  /** Goes to a control and presses a key on it: Enter unless stated. */
  use(role: Role, name: string | RegExp, key?: string): Promise<void>;
}

type Role = Parameters<Page['getByRole']>[0];

/** More stops than any page has. */
const STOPS = 150;

/** Whether an element stands before the one that has the focus. */
function isBefore(element: Element): boolean {
  const { activeElement } = document;
  if (!activeElement) return false;
  const place = activeElement.compareDocumentPosition(element);
  return (place & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

/** The keyboard of a page. */
export function byKeyboard(page: Page): Keyboard {
  const keyboard: Keyboard = {
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    async tabTo(target) {
      const one = target.first();
      await one.waitFor();
      const key = (await one.evaluate(isBefore)) ? 'Shift+Tab' : 'Tab';
      for (let stop = 0; stop < STOPS; stop += 1) {
        if (await one.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press(key);
      }
      throw new Error(`the tab key never comes to ${target}`);
    },
    async use(role, name, key = 'Enter') {
      await keyboard.tabTo(page.getByRole(role, { name, exact: true }));
      await page.keyboard.press(key);
    },
  };
  return keyboard;
}
