import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import type { Moment } from '@/lib/domain/standing';
import type { PopupFacts } from '@/lib/stores/popup';
import { LevelFlyout } from './LevelFlyout.tsx';
import { usePopup } from './PopupContext.tsx';

/** What is at hand on every page: the level in force, and the way to the settings. */
export function Bar({ moment, facts }: { readonly moment: Moment; readonly facts: PopupFacts }) {
  const words = useWords();
  const openSettings = usePopup((state) => state.openSettings);
  const send = usePopup((state) => state.send);
  const { page, tabId } = facts;
  const site = page.kind === 'report' ? page.report.site : undefined;
  return (
    <nav className="bar" aria-label={words.say('barLabel')}>
      <LevelFlyout moment={moment} />
      {site !== undefined && tabId !== undefined && (
        <button
          type="button"
          className="bar-button"
          disabled={facts.finding !== undefined}
          onClick={() => void send({ type: 'find', step: 'start', tabId, site })}
        >
          {words.say('finderStart')}
        </button>
      )}
      <button type="button" className="bar-button last" onClick={() => void openSettings()}>
        <Icon name="settings" />
        {words.say('settings')}
      </button>
    </nav>
  );
}
