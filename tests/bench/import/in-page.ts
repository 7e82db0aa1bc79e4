/** What one import took, in milliseconds. */
export interface Timing {
  readonly staging: number;
  readonly taking: number;
  /** The longest time for which the page's thread was busy. */
  readonly longest: number;
}

/** What the bench left in the page of the atlas. */
export interface ImportBench {
  /** Parses the file whole and puts its rows, as they are, into a database in one transaction. */
  plain(): Promise<Timing>;
  /** Chooses the file on the page, reads what is told of it, and replaces the record by it. */
  unweave(): Promise<Timing & { readonly told: string }>;
}

declare global {
  var importBench: ImportBench;
}

/** Runs in the atlas, on the page of your data: makes `importBench`. */
export function benchInPage(text: string, list: string | undefined): void {
  /** A timer that follows upon others waits so long, by the HTML standard. */
  const TIMER = 4;

  function watchThread(): () => number {
    let longest = 0;
    let last = performance.now();
    let watching = true;
    const tick = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last - TIMER);
      last = now;
      if (watching) setTimeout(tick);
    };
    setTimeout(tick);
    return () => {
      watching = false;
      return Math.max(longest, performance.now() - last - TIMER);
    };
  }

  const find = <Found extends Element>(selector: string): Promise<Found> =>
    new Promise((resolve) => {
      const look = () => {
        const found = document.querySelector<Found>(selector);
        if (found) resolve(found);
        return found !== null;
      };
      if (look()) return;
      const observer = new MutationObserver(() => look() && observer.disconnect());
      observer.observe(document.body, { childList: true, subtree: true });
    });

  const done = (request: IDBRequest | IDBTransaction) =>
    new Promise((resolve, reject) => {
      const event = request instanceof IDBTransaction ? 'complete' : 'success';
      request.addEventListener(event, resolve);
      request.addEventListener('error', () => reject(request.error));
    });

  async function emptyStore(): Promise<IDBDatabase> {
    const opening = indexedDB.open('bench-plain', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('rows', { autoIncrement: true });
    };
    await done(opening);
    const clearing = opening.result.transaction('rows', 'readwrite');
    clearing.objectStore('rows').clear();
    await done(clearing);
    return opening.result;
  }

  async function plain(): Promise<Timing> {
    const file = new File([text], 'file.json');
    const database = await emptyStore();
    const stop = watchThread();
    const start = performance.now();
    const parsed = JSON.parse(await file.text());
    const rows: unknown[] = list === undefined ? Object.values(parsed) : parsed[list];
    const writing = database.transaction('rows', 'readwrite');
    for (const row of rows) writing.objectStore('rows').put(row);
    await done(writing);
    const took = performance.now() - start;
    database.close();
    return { staging: took, taking: took, longest: stop() };
  }

  const takenIn = () =>
    new Promise<void>((resolve) => {
      const changed = (changes: Record<string, chrome.storage.StorageChange>) => {
        const left = changes['record-work']?.newValue;
        if (!Array.isArray(left) || left.length > 0) return;
        chrome.storage.local.onChanged.removeListener(changed);
        resolve();
      };
      chrome.storage.local.onChanged.addListener(changed);
    });

  async function unweave() {
    const input = await find<HTMLInputElement>('input[type=file]');
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], 'file.json'));
    input.files = chosen.files;
    const stop = watchThread();
    const start = performance.now();
    input.dispatchEvent(new Event('change', { bubbles: true }));
    const found = await find('.data-found, .data-told [role=alert]');
    const staging = performance.now() - start;
    const longest = stop();
    const told = found.textContent ?? '';
    const replace = await find<HTMLButtonElement>('.data-choices > .choice-button');
    replace.click();
    const yes = await find<HTMLButtonElement>('.data-choices .ask-answers .danger');
    const ended = takenIn();
    const asked = performance.now();
    yes.click();
    await ended;
    return { staging, longest, told, taking: performance.now() - asked };
  }

  globalThis.importBench = { plain, unweave };
}
