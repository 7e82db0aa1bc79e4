import './popup.css';
import { type LiveGraph, openLiveGraph } from '@/components/graph/live-graph';
import type { Words } from '@/components/ui/words';
import { momentOf } from '@/lib/domain/standing';
import { summarise } from '@/lib/domain/summary';
import { buildGraph } from '@/lib/graph/build';
import { isOutdated, type PopupFacts } from '@/lib/stores/popup';
import type { SpotlightStore } from '@/lib/stores/spotlight';
import { outlineOf } from './outline.ts';

/**
 * Draws the picture of a page before React is there, at the place where the component will take it
 * over: so it does not wait until React is evaluated and has rendered all the rest. `undefined` when
 * there is no page to draw, or when something has to be said above it: that is left to React.
 */
export function drawFirstPicture(
  root: HTMLElement,
  facts: PopupFacts,
  words: Words,
  spotlight: SpotlightStore,
): LiveGraph | undefined {
  const { finding, page, protection, passing, now, notices, permitted } = facts;
  if (page.kind !== 'report' || notices.length > 0 || !permitted || finding) return undefined;
  const summary = summarise(page.report);
  const { popup, ground } = outlineOf(
    words,
    page.report,
    summary,
    momentOf({ protection, passing }, now),
    isOutdated(facts),
  );
  root.replaceChildren(popup);
  const live = openLiveGraph(ground, spotlight);
  live?.view.show(buildGraph(page.report, summary));
  return live;
}
