import './rail.css';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import { VIEWS, type ViewName, writeAddress } from '@/lib/domain/atlas-address';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { NOTHING_OF_A_VIEW } from './nothing-of-a-view.ts';
import { VIEW } from './views.tsx';

/** The navigation. Its entries are links, so that a view can be opened in another tab. */
export function Rail({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  return (
    <header className="rail">
      <button type="button" className="skip" onClick={skip}>
        {words.say('skipNavigation')}
      </button>
      <p className="wordmark" aria-hidden="true">
        <span className="wordmark-sign" />
        <span className="wordmark-name">{words.say('wordmark')}</span>
      </p>
      <nav className="rail-views" aria-label={words.say('extensionName')}>
        {VIEWS.map((view) => (
          <Entry key={view} view={view} />
        ))}
      </nav>
      {children}
      <Dock />
    </header>
  );
}

function Entry({ view }: { readonly view: ViewName }) {
  const words = useWords();
  const go = useAtlasStore().getState().go;
  const address = useAtlas((state) => state.address);
  const isHere = address.view === view;
  // The lens stays.
  const there = { view, lens: address.lens };
  const { title, icon } = VIEW[view];
  return (
    <a
      className="rail-view"
      href={writeAddress(there)}
      aria-current={isHere ? 'page' : undefined}
      title={words.say(title)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go({ ...NOTHING_OF_A_VIEW, ...there });
      }}
    >
      <Icon name={icon} />
      <span className="rail-name">{words.say(title)}</span>
    </a>
  );
}

/** The way to the atlas beside pages, where there is one; from there, the way to a page of its own. */
function Dock() {
  const words = useWords();
  const dock = useAtlas((state) => state.dock);
  const address = useAtlas((state) => state.address);
  const contents = (label: string) => (
    <>
      <Icon name="panel" />
      <span className="rail-name">{label}</span>
    </>
  );
  if (!dock) return null;
  if (dock !== 'docked') {
    const label = words.say('dock');
    return (
      <button
        type="button"
        className="rail-view rail-dock"
        title={label}
        onClick={() => void dock()}
      >
        {contents(label)}
      </button>
    );
  }
  const label = words.say('undock');
  return (
    <a
      className="rail-view rail-dock"
      href={`/atlas.html${writeAddress(address)}`}
      target="_blank"
      rel="noreferrer"
      title={label}
    >
      {contents(label)}
    </a>
  );
}

/** The hash is the atlas's address, so this is no link. */
function skip(): void {
  document.getElementById('view')?.focus();
}
