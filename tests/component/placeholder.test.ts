import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { whyLine } from '@/components/decisions/rules';
import { type EmbedChoice, showPlaceholder } from '@/components/placeholder/placeholder';
import type { PlainKey } from '@/components/ui/words';
import { EMBED_KINDS, KNOWN_EMBEDS, type Placeholder } from '@/lib/domain/embeds';
import messages from '@/public/_locales/en/messages.json';
import { englishWords } from '../support/fixtures/words.ts';

let listening: MockInstance<EventTarget['addEventListener']>;
beforeEach(() => {
  listening = vi.spyOn(EventTarget.prototype, 'addEventListener');
});
afterEach(() => {
  listening.mockRestore();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const words = englishWords();
const embedOfKind = (kind: string) => {
  const embed = KNOWN_EMBEDS.find((one) => one.kind === kind);
  if (!embed) throw new Error(`no embed of kind ${kind}`);
  return embed;
};
const VIDEO: Placeholder = {
  ...{ url: 'https://www.youtube.com/embed/abc', blocked: false },
  embed: embedOfKind('video'),
};

/** Shows it, and keeps what it asked for. `works`: what becomes of that. */
function show(placeholder: Placeholder, works = true, used = new Set<string>()) {
  const chosen: EmbedChoice[] = [];
  const say = (key: PlainKey, ...values: string[]) => {
    used.add(key);
    return words.say(key, ...values);
  };
  showPlaceholder(document, placeholder, say, async (choice) => {
    chosen.push(choice);
    return works;
  });
  return { chosen, click: clickAsPerson };
}

/**
 * No script can make an event that a person made, not even here: the listener is told that it is one.
 */
function clickAsPerson(name: string): void {
  const button = document.querySelector(`button.${name}`);
  for (const [index, [type, listener]] of listening.mock.calls.entries()) {
    const isIt = listening.mock.contexts[index] === button && type === 'click';
    if (isIt && typeof listener === 'function') listener({ isTrusted: true } as MouseEvent);
  }
}

/** Stands in for the browser's own, which jsdom lacks; returns what tells of an element. */
function observeByHand() {
  const observers: { element: Element; tell: IntersectionObserverCallback }[] = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly tell: IntersectionObserverCallback;
      constructor(tell: IntersectionObserverCallback) {
        this.tell = tell;
      }
      observe(element: Element): void {
        observers.push({ element, tell: this.tell });
      }
    },
  );
  return (selector: string, ...seen: readonly (Partial<IntersectionObserverEntry> & object)[]) => {
    for (const { element, tell } of observers) {
      if (!element.matches(selector)) continue;
      const entries = seen.map((one) => ({ ...one, time: performance.now() }));
      tell(entries as IntersectionObserverEntry[], {} as IntersectionObserver);
    }
  };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 450));

describe('a placeholder', () => {
  test('says who and what, and what a choice means', () => {
    show(VIDEO);
    expect(document.title).toBe('YouTube · video');
    const text = document.querySelector('main')?.textContent;
    expect(text).toContain('Loading it tells Google that you are here.');
    expect(text).toContain('“Always here” allows youtube.com on this site');
    const once = document.querySelector('.once');
    expect(once?.getAttribute('aria-label')).toBe(
      'Load once: YouTube · video. Loading it tells Google that you are here.',
    );
  });

  test('takes a click of a person, when it has been there for a moment, and only one', async () => {
    const { chosen, click } = show(VIDEO);
    click('once');
    expect(chosen).toEqual([]);
    await settle();
    click('once');
    click('always');
    expect(chosen).toEqual(['once']);
  });

  test('takes no click of a script', async () => {
    const { chosen } = show(VIDEO);
    await settle();
    const user = userEvent.setup();
    for (const button of document.querySelectorAll('button')) await user.click(button);
    expect(chosen).toEqual([]);
  });

  const IN_VIEW = { isIntersecting: true, intersectionRatio: 1 };
  const OUT_OF_VIEW = { isIntersecting: false, intersectionRatio: 0 };
  test.each([
    ['tells what can be seen', { ...IN_VIEW, isVisible: true }, { ...IN_VIEW, isVisible: false }],
    ['tells what is in view', IN_VIEW, OUT_OF_VIEW],
    ['tells of an edge in view', IN_VIEW, { isIntersecting: true, intersectionRatio: 0.1 }],
  ])('decides nothing for good just after it came into view: %s', async (_, shown, hidden) => {
    const tell = observeByHand();
    const { chosen, click } = show(VIDEO, false);
    await settle();
    click('always');
    tell('.always', hidden);
    click('always');
    tell('.always', shown);
    click('always');
    await settle();
    // Gone and back between two looks.
    tell('.always', hidden, shown);
    click('always');
    expect(chosen).toEqual([]);
    await settle();
    tell('.always', shown);
    click('always');
    expect(chosen).toEqual(['always']);
  });

  test('loads once also when it has just come into view', async () => {
    observeByHand();
    const { chosen, click } = show(VIDEO);
    await settle();
    click('once');
    expect(chosen).toEqual(['once']);
  });

  test('says when it did not work, and can be asked again', async () => {
    const { chosen, click } = show(VIDEO, false);
    await settle();
    click('once');
    await expect
      .poll(() => document.querySelector('.status')?.textContent)
      .toMatch(/^It could not/);
    click('always');
    expect(chosen).toEqual(['once', 'always']);
  });

  test('says aloud that it loads, and gives the focus back when that did not work', async () => {
    let fail: () => void = () => undefined;
    const answer = new Promise<boolean>((resolve) => {
      fail = () => resolve(false);
    });
    showPlaceholder(
      document,
      VIDEO,
      (key, ...values) => words.say(key, ...values),
      () => answer,
    );
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    await settle();
    clickAsPerson('once');
    const status = document.querySelector('.status');
    expect(status?.textContent).toBe('Loading…');
    const inert = [...document.querySelectorAll<HTMLElement>('main, main *')].filter(
      (element) => element.inert,
    );
    expect(inert.map(({ className }) => className)).toEqual(['actions']);
    expect(inert[0]?.contains(status)).toBe(false);
    fail();
    await expect.poll(() => document.activeElement?.className).toBe('once');
  });

  test('has words for everything, and no word too many', async () => {
    const used = new Set<string>();
    for (const kind of EMBED_KINDS) show({ ...VIDEO, embed: embedOfKind(kind) }, true, used);
    document.body.replaceChildren();
    const { click } = show({ ...VIDEO, blocked: true }, false, used);
    expect(document.querySelector('main')?.textContent).toContain('You blocked it.');
    await settle();
    click('once');
    await expect.poll(() => used.has('embedFailed')).toBe(true);
    const spoken = { ...words, say: (key: PlainKey) => used.add(key) && words.say(key) };
    expect(whyLine(spoken, { by: 'embed' }, 0, String)).toMatch(/^Shown as a placeholder/);
    // Said where the browser tells that something lies over it: see the end-to-end tests.
    used.add('embedCovered');
    const unused = Object.keys(messages).filter((key) => /^embed[A-Z]/.test(key) && !used.has(key));
    expect(unused).toEqual([]);
  });
});
