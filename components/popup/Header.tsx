import { Letter } from '@/components/ui/Letter';
import { Switch } from '@/components/ui/Switch';
import { useWords } from '@/components/ui/WordsContext';
import { isTrusted } from '@/lib/domain/explain';
import type { InForce } from '@/lib/domain/in-force';
import type { PageSummary } from '@/lib/domain/summary';
import { subjectOf } from '@/lib/stores/popup';
import { usePopup } from './PopupContext.tsx';
import { headerLine } from './sentence.ts';

/** The site, what protection did here, and the switch that turns it off for this site. */
export function Header(props: {
  readonly site: string;
  /** `undefined` for a page that was not watched. */
  readonly summary?: PageSummary;
  readonly inForce: InForce;
}) {
  const { site, summary } = props;
  const words = useWords();
  const trusted = isTrusted(props.inForce, site);
  const pending = usePopup((state) => state.pending.get(subjectOf({ type: 'distrust', site })));
  const send = usePopup((state) => state.send);
  const shown = pending ? pending.type === 'distrust' : !trusted;
  const trust = { type: 'trust', site, term: { duration: 'always' }, from: 'popup' } as const;
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
        onChange={(on) => void send(on ? { type: 'distrust', site } : trust)}
      />
    </header>
  );
}
