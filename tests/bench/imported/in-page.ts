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

  const CALM = 1_000;
  const KEPT = 2_500;
  const PATIENCE = 30_000;

  const frame = () => new Promise<number>((resume) => requestAnimationFrame(resume));

  /** What a condition finds, looked at in every frame. Throws, in words of its own, after a while. */
  async function until<Found>(what: string, look: () => Found | null | undefined | false) {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const found = look();
      if (found) return found as Found;
      if (performance.now() > end) throw new Error(`not seen: ${what}`);
      await frame();
    }
  }
  const find = <Found extends HTMLElement>(selector: string) =>
    until(selector, () => document.querySelector<Found>(selector));

  async function time(work: () => Promise<unknown>): Promise<number> {
    const start = performance.now();
    await work();
    return performance.now() - start;
  }

  /** Goes to an address, until something has been drawn on a canvas and the frame after it has begun. */
  const draw = (hash: string) =>
    time(async () => {
      let isDrawn = false;
      const { stroke, fill } = CanvasRenderingContext2D.prototype;
      for (const [name, method] of Object.entries({ stroke, fill })) {
        Object.assign(CanvasRenderingContext2D.prototype, {
          [name](this: CanvasRenderingContext2D, ...args: unknown[]) {
            isDrawn = true;
            return Reflect.apply(method, this, args);
          },
        });
      }
      location.hash = hash;
      await until(`a drawing of ${hash}`, () => isDrawn);
      Object.assign(CanvasRenderingContext2D.prototype, { stroke, fill });
      await frame();
    });

  const fire = (type: string, target: EventTarget, clientX: number, clientY: number) => {
    const how = { bubbles: true, cancelable: true, view: window, clientX, clientY };
    target.dispatchEvent(new MouseEvent(type, how));
  };

  /** What fades or glides has come to its end. */
  const rest = (time = CALM) => new Promise((resume) => setTimeout(resume, time));

  async function pan(): Promise<number[]> {
    const canvas = await find('.atlas-ground canvas[role=application]');
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
    const filter = await draw('#/graph?site=site-3.example');
    await rest();
    const unfilter = await draw('#/graph');
    await rest();
    const gaps = await pan();
    // What follows a drag at once is no click.
    await rest();
    (await find('.save-picture')).click();
    const picture = await fileFrom(await find('.picture-menu .button.primary'));
    location.hash = '#/data';
    await find('.amounts');
    const exported = await fileFrom(await find('.data-card .button.primary'));
    location.hash = '#/graph';
    await find('.atlas-ground canvas[role=application]');
    // As it stands now it is kept for the next time.
    await rest(KEPT);
    const at = (share: number) => gaps[Math.floor(gaps.length * share)] as number;
    return { filter, unfilter, pan: at(0.5), panSlow: at(0.95), exported, picture };
  }

  async function forget(): Promise<number> {
    location.hash = '#/data';
    await find('.amounts');
    const amount = () => document.querySelector('.amounts dd')?.textContent;
    (await find('.data-forget .choice-button')).click();
    const yes = await find('.data-forget .danger');
    return time(async () => {
      yes.click();
      await until('nothing left', () => amount() === '0');
    });
  }

  globalThis.atlasHands = { handle, forget };
}
