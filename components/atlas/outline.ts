import { element } from '@/components/ui/element';
import type { StillWords } from '@/lib/domain/still';

/** The atlas before React: its parts, and among them the place for the picture. */
export interface Outline {
  readonly atlas: HTMLElement;
  readonly place: HTMLElement;
}

/**
 * What stands around the picture, in the words, classes and order of the components, so that the
 * picture has its final size and nothing moves when they come. Navigation, list and timeline are
 * only rooms: none of this can be used or is read aloud. A test compares it with the components.
 *
 * @param open whether the panel of a node stands in the place of the list
 */
export function outlineOf(words: StillWords, open: boolean): Outline {
  const place = element('div', 'atlas-ground');
  const view = element(
    'div',
    open ? 'graph-view with-panel' : 'graph-view',
    headerOf(words),
    element('div', 'graph-stage', place, toolsOf(words.findLabel), element('div', 'stage-fold')),
    element('aside', 'graph-aside'),
    element('div', 'timeline'),
  );
  const atlas = element(
    'div',
    'atlas',
    element('header', 'rail', railBar()),
    element('main', 'atlas-main', view),
  );
  atlas.dataset.view = 'graph';
  atlas.inert = true;
  return { atlas, place };
}

function headerOf({ first, second, subline, spans }: StillWords): HTMLElement {
  const segments = spans.map(({ label, isChosen }) => {
    const radio = element('input', '');
    radio.type = 'radio';
    radio.checked = isChosen;
    return element('label', 'segment', radio, element('span', '', label));
  });
  return element(
    'header',
    'headline-row',
    element(
      'div',
      'headline-text',
      element('h1', 'headline', first, ' ', second !== undefined && element('em', '', second)),
      element('p', 'subline', subline),
    ),
    element('div', 'period-switch', element('fieldset', 'segments', ...segments)),
  );
}

/** The search above the picture. */
function toolsOf(findLabel: string): HTMLElement {
  const input = element('input', '');
  input.type = 'search';
  input.placeholder = findLabel;
  return element('div', 'stage-top', element('search', 'finder-box', input));
}

/** In a narrow window the navigation is a bar above everything: one link gives it its height. */
function railBar(): HTMLElement {
  return element('nav', 'rail-views', element('span', 'rail-view'));
}
