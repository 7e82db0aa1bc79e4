import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '@/lib/background/start.ts';
import { createGateway } from '@/lib/browser/gateway.ts';
import { listen } from '@/lib/browser/listen.ts';
import { openCatalog } from '@/lib/domain/catalog-file.ts';

export default defineBackground({
  type: 'module',
  main() {
    listen(startBackground(createGateway(), openCatalog));
  },
});
