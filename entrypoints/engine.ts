import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startEngine } from '@/lib/background/engine.ts';
import { createGateway } from '@/lib/browser/gateway.ts';
import { openCatalog } from '@/lib/domain/catalog-file.ts';

// Everything that the worker needs beyond hearing: imported by background.ts when it is time.
export default defineUnlistedScript(() => {
  globalThis.startUnweave = (journal) => startEngine(createGateway(), journal, openCatalog);
});
