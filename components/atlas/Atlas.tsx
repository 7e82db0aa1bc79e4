import './atlas.css';
import { useEffect, useMemo, useRef } from 'react';
import { HereProvider } from '@/components/decisions/HereContext';
import { useMedia } from '@/components/ui/use-media';
import { useWords } from '@/components/ui/WordsContext';
import { momentOf } from '@/lib/domain/standing';
import type { AtlasSettings } from '@/lib/stores/atlas';
import { Announcer } from './Announcer.tsx';
import { useAtlas } from './AtlasContext.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import { ROOM_FOR_RAIL } from './room.ts';
import { VIEW } from './views.tsx';

/** Everything the atlas shows: the navigation, and one of its views. */
export function Atlas() {
  const settings = useAtlas((state) => state.settings);
  return settings ? <Known settings={settings} /> : <Unread />;
}

function Known({ settings }: { readonly settings: AtlasSettings }) {
  const view = useAtlas((state) => state.address.view);
  const wide = useMedia(ROOM_FOR_RAIL);
  const { protection, passing, now, learned } = settings;
  const here = useMemo(
    () => ({
      moment: momentOf({ protection, passing }, now, learned),
      place: { site: undefined, tabId: undefined },
      from: 'atlas' as const,
    }),
    [protection, passing, now, learned],
  );
  const { Component, Beside } = VIEW[view];
  useTitle();
  return (
    <HereProvider value={here}>
      <div className="atlas" data-view={view}>
        <Rail>{wide && Beside && <Beside />}</Rail>
        <main className="atlas-main" id="view" tabIndex={-1} ref={useFocusOnChange(view)}>
          <Notices settings={settings} />
          <Component key={view} />
        </main>
        <Announcer />
      </div>
    </HereProvider>
  );
}

/** Nothing was read yet, or it failed. */
function Unread() {
  const words = useWords();
  const reason = useAtlas((state) => state.readFailure);
  if (reason === undefined) return null;
  return (
    <p className="atlas-problem" role="alert">
      {words.say('settingsUnread')} {words.say('browserSays', reason)}
    </p>
  );
}

function useTitle(): void {
  const words = useWords();
  const title = useAtlas((state) => VIEW[state.address.view].title);
  useEffect(() => {
    document.title = `${words.say(title)} – ${words.say('extensionName')}`;
  }, [words, title]);
}

/** The element that has the focus when something else than at first is shown in it. */
function useFocusOnChange(shown: string) {
  const element = useRef<HTMLElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    element.current?.focus({ preventScroll: true });
  }, [shown]);
  return element;
}
