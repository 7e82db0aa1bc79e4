import { siteLine } from '@/components/decisions/site-line';
import { element } from '@/components/ui/element';
import { icon } from '@/components/ui/icon-element';
import { standingIcon, standingName } from '@/components/ui/standing';
import type { Words } from '@/components/ui/words';
import { type Rest, restOn } from '@/lib/domain/explain';
import { letterOf } from '@/lib/domain/letter';
import { readableHosts } from '@/lib/domain/readable-host';
import type { PageReport } from '@/lib/domain/report';
import type { Moment } from '@/lib/domain/standing';
import type { CompanySummary, PageSummary } from '@/lib/domain/summary';
import { isLong } from './company-facts.ts';
import { REST_TAG } from './rest-tag.ts';
import { footerLine, sentenceOf } from './sentence.ts';

/** The popup before React: its parts, and among them the ground for the picture. */
export interface Outline {
  readonly popup: HTMLElement;
  readonly ground: HTMLElement;
}

/**
 * What stands around the picture, in the words, classes and order of the components, so that the
 * picture has its final size and nothing moves when they come. Rows are empty and controls are only
 * to be seen: none of this can be used or is read aloud. A test compares it with the components.
 *
 * @param applied the page was loaded before a change came into force
 */
export function outlineOf(
  words: Words,
  report: PageReport,
  summary: PageSummary,
  moment: Moment,
  applied: boolean,
): Outline {
  const rest = restOn(moment.inForce, report.site);
  const { first, second, calm } = sentenceOf(words, summary, rest);
  const named = report.companies.length > 0;
  const ground = element('div', 'graph-ground');
  const figure = element(
    'figure',
    'graph',
    ground,
    rest && element('span', 'graph-tag', words.say(REST_TAG[rest])),
    element('figcaption', ''),
  );
  if (rest) figure.dataset.rest = rest;
  const popup = element(
    'div',
    'popup',
    headerOf(words, report.site, siteLine(words, moment, report.site, summary), rest),
    element(
      'main',
      'report',
      element(
        'h1',
        'sentence',
        `${first} `,
        second && element('em', calm ? 'calm' : 'alert', second),
      ),
      !named && element('p', 'hint', words.say('stillWatching')),
      figure,
      named && listOf(words, report, summary),
      element(
        'footer',
        'footer',
        report.private && element('p', '', words.say('privateWindow')),
        applied
          ? appliedOf(words)
          : named && element('p', '', footerLine(words, rest, report.private)),
      ),
    ),
    barOf(words, moment, rest),
  );
  popup.inert = true;
  return { popup, ground };
}

function appliedOf(words: Words): HTMLElement {
  const reload = element('button', 'link', words.say('reloadPage'));
  return element('div', 'applied', element('span', '', words.say('appliedHint')), reload);
}

function headerOf(words: Words, site: string, state: string, rest: Rest | undefined): HTMLElement {
  const header = element(
    'header',
    'header',
    element('span', 'letter', letterOf(site)),
    element(
      'div',
      'header-text',
      element('div', 'header-site', readableHosts(site)),
      element('div', 'header-state', state),
    ),
  );
  if (rest) header.dataset.rest = rest;
  if (rest === 'pause' || rest === 'watch') {
    const label = words.say(rest === 'pause' ? 'endPause' : 'startBlocking');
    header.append(element('button', 'button primary small', label));
    return header;
  }
  const box = element('input', '');
  box.type = 'checkbox';
  box.checked = rest === undefined;
  header.append(
    element('div', 'flyout', element('button', 'icon-button', icon('down'))),
    element('label', 'switch', box, element('span', 'switch-track')),
  );
  return header;
}

function barOf(words: Words, moment: Moment, rest: Rest | undefined): HTMLElement {
  const level = element(
    'button',
    moment.inForce.paused ? 'bar-button resting' : 'bar-button',
    icon(standingIcon(moment)),
    standingName(words, moment),
    icon('down'),
  );
  const start = element('button', 'bar-button', words.say('finderStart'));
  start.disabled = rest !== undefined;
  return element(
    'nav',
    'bar',
    element('div', 'flyout', level),
    start,
    element('button', 'bar-button last', icon('graph'), words.say('atlas')),
    element('button', 'bar-button bare', icon('settings')),
  );
}

function listOf(words: Words, report: PageReport, summary: PageSummary): HTMLElement {
  const { strangers, affiliated } = summary;
  // A long list has its full height without anything in it.
  if (isLong(strangers)) return element('section', 'companies long');
  const rows = (companies: readonly CompanySummary[]) =>
    element('ul', '', ...companies.map(emptyRow));
  return element(
    'section',
    'companies',
    rows(strangers),
    affiliated.length > 0 && ownersOf(),
    report.overflow > 0 && element('p', 'hint', words.count('overflow', report.overflow)),
  );

  function ownersOf(): HTMLElement {
    const count = element('span', 'chip', words.number(affiliated.length));
    const title = element('summary', '', `${words.say('sameOwner')} `, count);
    const details = element('details', 'owner', title);
    details.open = strangers.length === 0;
    if (details.open) details.append(rows(affiliated));
    return details;
  }
}

function emptyRow(): HTMLElement {
  return element('li', 'row', element('details', '', element('summary', '')));
}
