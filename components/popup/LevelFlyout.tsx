import { Flyout } from '@/components/ui/Flyout';
import { Icon } from '@/components/ui/Icon';
import { Levels } from '@/components/ui/Levels';
import { Pause } from '@/components/ui/Pause';
import { standingIcon, standingName } from '@/components/ui/standing';
import { useWords } from '@/components/ui/WordsContext';
import type { Moment } from '@/lib/domain/standing';
import { usePopup } from './PopupContext.tsx';

/** The level in force, always in sight; behind it the other levels and the pause. */
export function LevelFlyout({ moment }: { readonly moment: Moment }) {
  const words = useWords();
  const send = usePopup((state) => state.send);
  const pending = usePopup((state) => state.pending);
  return (
    <Flyout
      place="above"
      className={moment.inForce.paused ? 'bar-button resting' : 'bar-button'}
      title={words.say('levelTitle')}
      button={
        <>
          <Icon name={standingIcon(moment)} />
          {standingName(words, moment)}
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <>
          <Levels level={moment.protection.level} pending={pending} send={send} />
          <Pause moment={moment} pending={pending} send={send} />
        </>
      )}
    </Flyout>
  );
}
