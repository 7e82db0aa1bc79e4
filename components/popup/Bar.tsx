import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import { restOn } from '@/lib/domain/explain';
import type { Moment } from '@/lib/domain/standing';
import type { PopupFacts, PopupPage } from '@/lib/stores/popup';
import { LevelFlyout } from './LevelFlyout.tsx';
import { usePopup } from './PopupContext.tsx';

/** The id of the button that begins a search for what is broken. */
export const SEARCH_START = 'search-start';

/** What is at hand on every page: the level in force, and the ways to atlas and settings. */
export function Bar({ moment, facts }: { readonly moment: Moment; readonly facts: PopupFacts }) {
  const words = useWords();
  const openSettings = usePopup((state) => state.openSettings);
  const openAtlas = usePopup((state) => state.openAtlas);
  const send = usePopup((state) => state.send);
  const { page, tabId } = facts;
  const site = page.kind === 'report' ? page.report.site : undefined;
  const isSent = usePopup((state) => state.pending.has(`find:${tabId}`));
  const searching = isSent || facts.finding !== undefined;
  const rests = site !== undefined && restOn(moment.inForce, site) !== undefined;
  return (
    <nav className="bar" aria-label={words.say('barLabel')}>
      <LevelFlyout moment={moment} />
      {site !== undefined && tabId !== undefined && (
        <button
          type="button"
          className="bar-button"
          id={SEARCH_START}
          disabled={rests}
          // Not disabled: whoever pressed it would lose the focus.
          aria-disabled={searching}
          title={rests ? words.say('finderRests') : undefined}
          onClick={() => !searching && void send({ type: 'find', step: 'start', tabId, site })}
        >
          {words.say('finderStart')}
        </button>
      )}
      <button
        type="button"
        className="bar-button last"
        // What a private window shows is not on record.
        onClick={() => void openAtlas(isOnRecord(page) ? site : undefined)}
      >
        <Icon name="graph" />
        {words.say('atlas')}
      </button>
      <button
        type="button"
        className="bar-button bare"
        aria-label={words.say('settings')}
        title={words.say('settings')}
        onClick={() => void openSettings()}
      >
        <Icon name="settings" />
      </button>
    </nav>
  );
}

function isOnRecord(page: PopupPage): boolean {
  return page.kind === 'report' && !page.report.private;
}
