import { Letter } from '@/components/ui/Letter';
import { Switch } from '@/components/ui/Switch';
import { useWords } from '@/components/ui/WordsContext';
import type { Protection } from '@/lib/domain/protection';
import type { PageSummary } from '@/lib/domain/summary';
import { subjectOf } from '@/lib/stores/popup';
import { usePopup } from './PopupContext.tsx';
import { headerLine } from './sentence.ts';

/** The site, what protection did here, and the switch that turns it off for this site. */
export function Header(props: {
  readonly site: string;
  /** `undefined` for a page that was not watched. */
  readonly summary?: PageSummary;
  readonly protection: Protection;
}) {
  const { site, summary } = props;
  const words = useWords();
  const trusted = props.protection.trustedSites.includes(site);
  const pending = usePopup((state) =>
    state.pending.get(subjectOf({ type: 'trust', site, trusted })),
  );
  const send = usePopup((state) => state.send);
  const shown = pending?.type === 'trust' ? !pending.trusted : !trusted;
  return (
    <header className="header">
      <Letter site={site} />
      <div className="header-text">
        <div className="header-site" title={site}>
          {site}
        </div>
        <div className="header-state">{headerLine(words, trusted, summary)}</div>
      </div>
      <Switch
        label={words.say(shown ? 'protectionOn' : 'protectionOff')}
        on={shown}
        pending={pending !== undefined}
        onChange={(on) => void send({ type: 'trust', site, trusted: !on })}
      />
    </header>
  );
}
