import type { Words } from '@/components/ui/words';
import { isTrusted } from '@/lib/domain/explain';
import type { InForce } from '@/lib/domain/in-force';
import { letterOf } from '@/lib/domain/letter';
import type { PageReport } from '@/lib/domain/report';
import type { CompanySummary, PageSummary } from '@/lib/domain/summary';
import { isLong } from './company-facts.ts';
import { headerLine, sentenceOf } from './sentence.ts';

/** The popup before React: its parts, and among them the ground for the picture. */
export interface Outline {
  readonly popup: HTMLElement;
  readonly ground: HTMLElement;
}

/**
 * What stands around the picture, in the words, classes and order of the components, so that the
 * picture has its final size and nothing moves when they come. Rows are empty and controls are only
 * to be seen: none of this can be used or is read aloud. A test compares it with the components.
 */
export function outlineOf(
  words: Words,
  report: PageReport,
  summary: PageSummary,
  inForce: InForce,
): Outline {
  const trusted = isTrusted(inForce, report.site);
  const { first, second, calm } = sentenceOf(words, summary, trusted);
  const named = report.companies.length > 0;
  const ground = element('div', 'graph-ground');
  const popup = element(
    'div',
    'popup',
    headerOf(report.site, headerLine(words, trusted, summary), !trusted),
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
      element('figure', 'graph', ground, element('figcaption', '')),
      named && listOf(words, report, summary),
      element(
        'footer',
        'footer',
        report.private && element('p', '', words.say('privateWindow')),
        named && element('p', '', words.say(trusted ? 'choicesRest' : 'choicesHold')),
      ),
    ),
  );
  popup.inert = true;
  return { popup, ground };
}

function headerOf(site: string, state: string, on: boolean): HTMLElement {
  const box = element('input', '');
  box.type = 'checkbox';
  box.checked = on;
  return element(
    'header',
    'header',
    element('span', 'letter', letterOf(site)),
    element(
      'div',
      'header-text',
      element('div', 'header-site', site),
      element('div', 'header-state', state),
    ),
    element('label', 'switch', box, element('span', 'switch-track')),
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

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly (Node | string | false | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}
