/**
 * The element that a page is built in. A script that did not wait for its page may ask before it is
 * there.
 *
 * @throws when the page has none
 */
export async function pageRoot(): Promise<HTMLElement> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
  }
  const root = document.getElementById('root');
  if (!root) throw new Error(`${location.pathname} has no #root`);
  return root;
}
