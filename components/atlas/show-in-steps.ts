import { soon } from '@/components/ui/after-paint';
import type { AtlasGraph } from '@/lib/graph/atlas/model';
import type { AtlasView } from '@/lib/graph/atlas/view';

/**
 * Shows a graph in a view that has shown none, in short tasks: a page that has just begun is slow at
 * all that it does for the first time, and in one task it would be held for a fifth of a second.
 *
 * @param graph what will be shown, if that is known
 * @param show has the view show it
 */
export async function showInSteps(
  view: AtlasView,
  graph: AtlasGraph | undefined,
  show: () => void,
): Promise<void> {
  view.clear();
  await soon();
  if (graph) view.prepare(graph);
  await soon();
  const go = view.hold();
  show();
  await soon();
  while (view.choose()) await soon();
  await soon();
  view.compose();
  await soon();
  view.draw();
  await soon();
  go();
}
