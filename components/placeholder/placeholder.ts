import type { PlainKey } from '@/components/ui/words';
import { domainOf, type EmbedKind, type Placeholder } from '@/lib/domain/embeds';
import { createVisibility } from './visibility.ts';

/** What a person may choose: load it now, or here from now on. */
export type EmbedChoice = 'once' | 'always';

/** Says a text in the person's language. */
type Say = (key: PlainKey, ...values: string[]) => string;

/** What each kind of embed is called. */
const KIND: Readonly<Record<EmbedKind, PlainKey>> = {
  video: 'embedVideo',
  audio: 'embedAudio',
  post: 'embedPost',
  feed: 'embedFeed',
  comments: 'embedComments',
  map: 'embedMap',
  page: 'embedPage',
  button: 'embedButton',
};

/** A mark for each kind of embed, in a square of 24. */
const MARK: Readonly<Record<EmbedKind, string>> = {
  video: 'M9 7.2v9.6l7.6-4.8z',
  audio:
    'M9.5 17V7.5l7-1.5v9.5M9.5 17a2 1.7 0 1 1-4 0a2 1.7 0 1 1 4 0zM16.5 15.500a2 1.7 0 1 1-4 0a2 1.7 0 1 1 4 0z',
  post: 'M6 6.500h12v8.500h-6.500l-3 3v-3H6z',
  feed: 'M6 7.500h12M6 12h12M6 16.500h7.5',
  comments: 'M6 6.500h12v8.500h-6.500l-3 3v-3H6zM9 9.600h6M9 12h4',
  map: 'M12 18.500c-3-3.6-4.6-6-4.6-8.200a4.6 4.6 0 0 1 9.2 0c0 2.2-1.6 4.6-4.6 8.200zM12 8.900a1.5 1.5 0 1 0 .001 0z',
  page: 'M6.5 6h11v12h-11zM9.5 9.500h5M9.5 12.500h5',
  button: 'M8 10.500h8a2 2 0 0 1 2 2v1a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-1a2 2 0 0 1 2-2z',
};

/**
 * Milliseconds for which a placeholder must have been there, and in view where something is decided
 * for good: a page must not push it under a click.
 */
const SETTLING = 400;

/**
 * Fills the page that stands in the place of an embed. Only what a person does counts: a click made
 * by a script is none, and one on what something else covers decides nothing for good.
 *
 * @param choose asks for it; `false` when that failed
 */
export function showPlaceholder(
  document: Document,
  { url, embed, blocked }: Placeholder,
  say: Say,
  choose: (choice: EmbedChoice) => Promise<boolean>,
): void {
  const { name, company, kind } = embed;
  const what = say('embedTitle', name, say(KIND[kind]));
  const tells = say(blocked ? 'embedBlockedTells' : 'embedTells', company);
  const make = makerOf(document);
  const load = say(blocked ? 'embedVisit' : 'embedOnce');
  const means = blocked ? say('embedBlockedMeans') : say('embedAlwaysMeans', domainOf(embed, url));

  const once = make('button', 'once', make('span', 'long', load), short());
  once.setAttribute('aria-label', say('embedOnceLabel', load, what, tells));
  once.title = tells;
  const always = make('button', 'always', say('embedAlways'));
  always.title = means;
  const status = make('p', 'status');
  status.setAttribute('role', 'status');
  const actions = make('div', 'actions', once, always);
  const main = make(
    'main',
    'placeholder',
    markOf(document, kind),
    make('h1', '', name, make('span', 'kind', ` · ${say(KIND[kind])}`)),
    make('p', 'tells', tells),
    actions,
    make('p', 'means', means),
    status,
    make('p', 'by', say('extensionName')),
  );
  document.title = what;
  document.body.append(main);

  function short(): HTMLElement {
    return make(
      'span',
      'short',
      markOf(document, kind),
      make('span', 'name', name, make('span', 'kind', ` · ${say(KIND[kind])}`)),
    );
  }

  const shownAt = performance.now();
  const { isCovered } = createVisibility(main);
  const { visibleFor } = createVisibility(always);
  async function answer(event: MouseEvent, choice: EmbedChoice): Promise<void> {
    if (!event.isTrusted || performance.now() - shownAt < SETTLING || actions.inert) return;
    if (choice === 'always' && isCovered()) {
      status.textContent = say('embedCovered');
      return;
    }
    if (choice === 'always' && visibleFor() < SETTLING) return;
    status.textContent = say('embedLoading');
    // Not all of it: what is inert is not read aloud either.
    actions.inert = true;
    const works = await choose(choice).catch(() => false);
    if (works) return;
    actions.inert = false;
    status.textContent = say('embedFailed');
    giveBack(choice === 'once' ? once : always);
  }
  /** A button loses the focus when it cannot be used; from the page around it is not taken. */
  function giveBack(button: HTMLElement): void {
    if (document.hasFocus() && document.activeElement === document.body) button.focus();
  }
  once.addEventListener('click', (event) => void answer(event, 'once'));
  always.addEventListener('click', (event) => void answer(event, 'always'));
}

type Child = Node | string;

function makerOf(document: Document) {
  return <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    className: string,
    ...children: readonly Child[]
  ): HTMLElementTagNameMap[Tag] => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
}

const SVG = 'http://www.w3.org/2000/svg';

function markOf(document: Document, kind: EmbedKind): SVGElement {
  const mark = document.createElementNS(SVG, 'svg');
  mark.setAttribute('viewBox', '0 0 24 24');
  mark.setAttribute('class', `mark ${kind}`);
  mark.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', MARK[kind]);
  mark.append(path);
  return mark;
}
