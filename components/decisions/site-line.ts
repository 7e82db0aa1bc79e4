import { pauseLine } from '@/components/ui/standing';
import type { Words } from '@/components/ui/words';
import { restOn } from '@/lib/domain/explain';
import { type Moment, trustOn } from '@/lib/domain/standing';
import type { PageSummary } from '@/lib/domain/summary';
import { termLine } from './rules.ts';

/** "Protection on · 12 requests blocked": what protection does on a page; below the page's site. */
export function siteLine(
  words: Words,
  moment: Moment,
  site: string,
  summary?: PageSummary,
): string {
  const rest = restOn(moment.inForce, site);
  if (rest === 'pause') return pauseLine(words, moment);
  if (rest === 'watch') return words.say('headerWatch');
  if (rest === 'trust') {
    const trust = trustOn(moment, site);
    const isFor = trust && (trust.visit || trust.until !== undefined);
    if (!isFor) return words.say('headerOff');
    return words.say('headerOffFor', termLine(words, trust, moment.now));
  }
  if (!summary) return words.say('headerOn');
  const { requestsStopped } = summary;
  const stopped =
    requestsStopped > 0
      ? words.count('requestsBlocked', requestsStopped)
      : words.say('nothingBlocked');
  return `${words.say('headerOn')} · ${stopped}`;
}
