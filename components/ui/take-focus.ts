/** As a ref: gives an element the focus when it comes in the place of what had it. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
