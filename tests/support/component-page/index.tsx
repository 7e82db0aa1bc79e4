import '@/components/atlas/base.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { ATLAS_STATES } from '../fixtures/atlas-states.ts';
import { DATA_STATES } from '../fixtures/data-states.ts';
import { POPUP_STATES } from '../fixtures/popup-states.ts';
import { SETTINGS_STATES } from '../fixtures/settings-states.ts';

// Everything there is to look at: all components in light and dark, and a way to every state of
// every screen. A frame has the colours that its element says.
const GALLERY = '/tests/support/popup-gallery';
const VIEWS = ['graph', 'companies', 'sites', 'trails', 'decisions', 'data', 'settings'];

/** Addresses of states, by screen. */
const SCREENS: Readonly<Record<string, readonly (readonly [name: string, address: string])[]>> = {
  Popup: Object.keys(POPUP_STATES).map((state) => [state, `${GALLERY}/index.html?state=${state}`]),
  ...Object.fromEntries(
    VIEWS.map((view) => [
      `Atlas: ${view}`,
      Object.keys(ATLAS_STATES).map(
        (state) => [state, `${GALLERY}/atlas.html?state=${state}#/${view}?period=all`] as const,
      ),
    ]),
  ),
  'Your data': Object.keys(DATA_STATES).map((state) => [
    state,
    `${GALLERY}/atlas.html?state=40&data=${state}#/data`,
  ]),
  'Settings and decisions': Object.keys(SETTINGS_STATES).map((state) => [
    state,
    `${GALLERY}/settings.html?state=${state}`,
  ]),
};

createRoot(document.getElementById('root') as HTMLElement).render(
  <main className="specimens">
    <h1>Every component and every screen</h1>
    {Object.entries(SCREENS).map(([screen, states]) => (
      <section key={screen} className="specimen" aria-label={screen}>
        <h2>{screen}</h2>
        <div>
          {states.map(([name, address]) => (
            <a key={name} href={address}>
              {name}
            </a>
          ))}
        </div>
      </section>
    ))}
    {(['light', 'dark'] as const).map((scheme) => (
      <iframe
        key={scheme}
        title={`Components, ${scheme}`}
        src="specimens.html"
        style={{ colorScheme: scheme }}
      />
    ))}
  </main>,
);
