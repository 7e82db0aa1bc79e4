import { useHere } from '@/components/decisions/HereContext';
import { SiteControl } from '@/components/decisions/SiteControl';
import { siteLine } from '@/components/decisions/site-line';
import { Letter } from '@/components/ui/Letter';
import { useWords } from '@/components/ui/WordsContext';
import { restOn } from '@/lib/domain/explain';
import { readableHosts } from '@/lib/domain/readable-host';
import type { PageSummary } from '@/lib/domain/summary';

/** The site, what protection does here, and the switch that turns it off for this site. */
export function Header(props: {
  readonly site: string;
  /** `undefined` for a page that was not watched. */
  readonly summary?: PageSummary;
}) {
  const { site, summary } = props;
  const words = useWords();
  const { moment } = useHere();
  const rest = restOn(moment.inForce, site);
  return (
    <header className="header" data-rest={rest}>
      <Letter site={site} />
      <div className="header-text">
        <div className="header-site" title={site}>
          {readableHosts(site)}
        </div>
        <div className="header-state">{siteLine(words, moment, site, summary)}</div>
      </div>
      <SiteControl site={site} />
    </header>
  );
}
