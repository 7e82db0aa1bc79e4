import { defineBackground } from 'wxt/utils/define-background';
import { createJournal } from '@/lib/background/journal.ts';
import { createReception } from '@/lib/background/reception.ts';
import { keepInSession, loadEngine, prepareEngine } from '@/lib/browser/engine.ts';
import { listen } from '@/lib/browser/listen.ts';

// As small as can be: it is evaluated before the event that woke the worker is heard.
export default defineBackground(() => {
  prepareEngine();
  const journal = createJournal(keepInSession);
  listen(createReception(journal, () => loadEngine(journal)));
});
