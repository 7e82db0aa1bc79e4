/** What a person does with the atlas, in milliseconds each. */
export interface Handling {
  /** Until the picture is drawn through a filter, and until it is drawn without it again. */
  readonly filter: number;
  readonly unfilter: number;
  /** Between two frames while the picture is dragged about: the middle and the slowest of twenty. */
  readonly pan: number;
  readonly panSlow: number;
  /** From the click until a file is handed to the person. */
  readonly exported: number;
  readonly picture: number;
}

/** What the bench left in the page of the atlas. */
export interface AtlasHands {
  handle(): Promise<Handling>;
  /** Forgets everything; milliseconds until there is nothing left. */
  forget(): Promise<number>;
}

declare global {
  var atlasHands: AtlasHands;
}

/** Runs in the atlas once its record was read: makes `atlasHands`. */
export function handsInPage(): void {
  const FRAMES = 80;

  const frame = () => new Promise<number>((resume) => requestAnimationFrame(resume));

  /** What a condition finds, looked at in every frame. */
  async function until<Found>(look: () => Found | null | undefined | false): Promise<Found> {
    for (;;) {
      const found = look();
      if (found) return found;
      await frame();
    }
  }
  const find = <Found extends HTMLElement>(selector: string) =>
    until(() => document.querySelector<Found>(selector));

  async function time(work: () => Promise<unknown>): Promise<number> {
    const start = performance.now();
    await work();
    return performance.now() - start;
  }

  /** Goes to an address, until what it shows has been drawn. */
  const go = (hash: string, isThere: () => unknown) =>
    time(async () => {
      location.hash = hash;
      await until(isThere);
      await frame();
      await frame();
    });
  const lens = () => document.querySelector('.lens-line');

  const fire = (type: string, target: EventTarget, clientX: number, clientY: number) => {
    const how = { bubbles: true, cancelable: true, view: window, clientX, clientY };
    target.dispatchEvent(new MouseEvent(type, how));
  };

  async function pan(): Promise<number[]> {
    const canvas = [...document.querySelectorAll('.graph-ground canvas')].at(-1);
    if (!canvas) throw new Error('there is no picture');
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    fire('mousedown', canvas, x, y);
    const gaps: number[] = [];
    let last = await frame();
    for (let step = 0; step < FRAMES; step += 1) {
      fire('mousemove', window, x + Math.sin(step / 12) * 300, y + Math.cos(step / 9) * 150);
      const now = await frame();
      gaps.push(now - last);
      last = now;
    }
    fire('mouseup', window, x, y);
    return gaps.slice(10).sort((a, b) => a - b);
  }

  /** Clicks, until a file is handed over. It is not put on the disk. */
  async function fileFrom(button: HTMLElement): Promise<number> {
    const { click } = HTMLAnchorElement.prototype;
    const taken = new Promise<void>((resolve) => {
      HTMLAnchorElement.prototype.click = () => resolve();
    });
    const took = await time(async () => {
      button.click();
      await taken;
    });
    HTMLAnchorElement.prototype.click = click;
    return took;
  }

  async function handle(): Promise<Handling> {
    const filter = await go('#/graph?outcome=through', lens);
    const unfilter = await go('#/graph', () => !lens());
    const gaps = await pan();
    (await find('.save-picture')).click();
    const picture = await fileFrom(await find('.picture-menu .button.primary'));
    await go('#/data', () => document.querySelector('.amounts'));
    const exported = await fileFrom(await find('.data-card .button.primary'));
    await go('#/graph', () => document.querySelector('.graph-ground canvas'));
    const at = (share: number) => gaps[Math.floor(gaps.length * share)] as number;
    return { filter, unfilter, pan: at(0.5), panSlow: at(0.95), exported, picture };
  }

  async function forget(): Promise<number> {
    await go('#/data', () => document.querySelector('.amounts'));
    const amount = () => document.querySelector('.amounts dd')?.textContent;
    (await find('.data-forget button')).click();
    const yes = await find('.data-forget .danger');
    return time(async () => {
      yes.click();
      await until(() => amount() === '0');
    });
  }

  globalThis.atlasHands = { handle, forget };
}
