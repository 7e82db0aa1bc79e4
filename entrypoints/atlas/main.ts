import { showStill } from '@/components/atlas/still';
import { painted } from '@/components/ui/after-paint';
import { readStill } from '@/lib/browser/still-source';

// First what this window showed when it was last open: this file is to be small, and so is all that it
// imports (see scripts/early-pages.ts). The panel beside pages begins with this file as well.

const root = document.getElementById('root');
if (!root) throw new Error('atlas: index.html has no #root');
void open(root);

async function open(root: HTMLElement): Promise<void> {
  // Another address than that of the whole picture shows something else.
  const still = /^(?:#\/graph)?$/.test(location.hash) ? await readStill() : undefined;
  if (still) {
    await showStill(root, still);
    await painted();
  }
  const { begin } = await import('./begin.ts');
  await begin(root);
}
