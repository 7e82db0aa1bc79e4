import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import card from '@/components/placeholder/placeholder.css?inline';
import { showPlaceholder } from '@/components/placeholder/placeholder.ts';
import small from '@/components/placeholder/small.css?inline';
import tokens from '@/components/ui/tokens.css?inline';
import type { PlainKey } from '@/components/ui/words.ts';
import type { EmbedReply } from '@/lib/background/embeds.ts';
import { readPlaceholder } from '@/lib/domain/embeds.ts';

// The page that stands in the place of embeds.
export default defineUnlistedScript(() => {
  const placeholder = readPlaceholder(location.href);
  const getMessage = browser.i18n.getMessage as (key: string, values?: string[]) => string;
  const say = (key: PlainKey, ...values: string[]) => getMessage(key, values);
  // All in one file: a page may have many of them, and each waits for every file of its own.
  const style = new CSSStyleSheet();
  style.replaceSync(tokens + card + small);
  document.adoptedStyleSheets = [style];
  document.documentElement.lang = say('languageTag');
  if (!placeholder) return;
  showPlaceholder(document, placeholder, say, async (choice) => {
    const reply: EmbedReply = await browser.runtime.sendMessage({ type: 'embed', choice });
    if (reply.ok && reply.alone) location.replace(placeholder.url);
    return reply.ok;
  });
});
