import { showStill } from '@/components/atlas/still';
import { painted } from '@/components/ui/after-paint';
import { pageRoot } from '@/components/ui/page-root';
import { readStill } from '@/lib/browser/still-source';

// First what this window showed when it was last open: this file is to be small, and so is all that it
// imports (see scripts/early-pages.ts). The panel beside pages begins with this file as well.

void open();

async function open(): Promise<void> {
  // Another address than that of the whole picture shows something else.
  const reading = /^(?:#\/graph)?$/.test(location.hash) ? readStill() : undefined;
  const [root, still] = await Promise.all([pageRoot(), reading]);
  if (still) {
    await showStill(root, still);
    await painted();
  }
  const { begin } = await import('./begin.ts');
  await begin(root);
}
