import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import type { Moment } from '@/lib/domain/standing';
import { LevelFlyout } from './LevelFlyout.tsx';
import { usePopup } from './PopupContext.tsx';

/** What is at hand on every page: the level in force, and the way to the settings. */
export function Bar({ moment }: { readonly moment: Moment }) {
  const words = useWords();
  const openSettings = usePopup((state) => state.openSettings);
  return (
    <nav className="bar" aria-label={words.say('barLabel')}>
      <LevelFlyout moment={moment} />
      <button type="button" className="bar-button last" onClick={() => void openSettings()}>
        <Icon name="settings" />
        {words.say('settings')}
      </button>
    </nav>
  );
}
