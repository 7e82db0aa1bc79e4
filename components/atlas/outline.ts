import { element } from '@/components/ui/element';
import type { Words } from '@/components/ui/words';
import { SPANS } from '@/lib/domain/lens';
import type { AtlasState } from '@/lib/stores/atlas';
import type { Look } from '@/lib/stores/atlas-look';
import { headlineWords, SPAN, subline } from './headline-words.ts';

/** The atlas before React: its parts, and among them the place for the picture. */
export interface Outline {
  readonly atlas: HTMLElement;
  readonly place: HTMLElement;
}

/**
 * What stands around the picture, in the words, classes and order of the components, so that the
 * picture has its final size and nothing moves when they come. Navigation, list and timeline are
 * only rooms: none of this can be used or is read aloud. A test compares it with the components.
 */
export function outlineOf(words: Words, look: Look, { address, replay }: AtlasState): Outline {
  const place = element('div', 'atlas-ground');
  const open = address.node !== undefined;
  const view = element(
    'div',
    open ? 'graph-view with-panel' : 'graph-view',
    headerOf(words, look, address.lens.period, replay?.until),
    element('div', 'graph-stage', place, toolsOf(words), element('div', 'stage-fold')),
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

function headerOf(
  words: Words,
  look: Look,
  period: AtlasState['address']['lens']['period'],
  until: number | undefined,
): HTMLElement {
  const { first, second } = headlineWords(words, look.headline);
  const spans = SPANS.map((span) => {
    const radio = element('input', '');
    radio.type = 'radio';
    radio.checked = span === period;
    return element('label', 'segment', radio, element('span', '', words.say(SPAN[span].short)));
  });
  return element(
    'header',
    'headline-row',
    element(
      'div',
      'headline-text',
      element('h1', 'headline', first, ' ', second !== undefined && element('em', '', second)),
      element('p', 'subline', subline(words, look, period, until)),
    ),
    element('div', 'period-switch', element('fieldset', 'segments', ...spans)),
  );
}

/** The search above the picture. */
function toolsOf(words: Words): HTMLElement {
  const input = element('input', '');
  input.type = 'search';
  input.placeholder = words.say('findLabel');
  return element('div', 'stage-top', element('search', 'finder-box', input));
}

/** In a narrow window the navigation is a bar above everything: one link gives it its height. */
function railBar(): HTMLElement {
  return element('nav', 'rail-views', element('span', 'rail-view'));
}
