import './save-picture.css';
import { useState } from 'react';
import { Flyout } from '@/components/ui/Flyout';
import { Icon } from '@/components/ui/Icon';
import { Segments } from '@/components/ui/Segments';
import { useWords } from '@/components/ui/WordsContext';
import { useDataStore } from '@/components/your-data/DataContext';
import type { AtlasView } from '@/lib/graph/atlas/view';
import { readTheme } from '@/lib/graph/theme';
import { lookOf } from '@/lib/stores/atlas-look';
import { useAtlasStore } from './AtlasContext.tsx';
import { pictureWords } from './picture-words.ts';

const FORMATS = ['png', 'svg'] as const;
type Format = (typeof FORMATS)[number];

/** Pixels of a PNG for each of the canvas: enough for print. */
const SCALE = 3;

/** Saves the picture as it is seen, with the sites numbered unless they are to be named. */
export function SavePicture({ view }: { readonly view: () => AtlasView | undefined }) {
  const words = useWords();
  const store = useAtlasStore();
  const { save } = useDataStore().getState();
  const [format, setFormat] = useState<Format>('png');
  const [names, setNames] = useState(false);
  const [failed, setFailed] = useState(false);

  async function make(): Promise<void> {
    const shown = view();
    const state = store.getState();
    const look = lookOf(state);
    if (!shown || !look) throw new Error('atlas: there is no picture to save');
    const theme = readTheme(getComputedStyle(shown.canvas));
    const options = { names, theme, ...pictureWords(words, look, state) };
    const file =
      format === 'png'
        ? await shown.exportPNG({ ...options, scale: SCALE })
        : new Blob([shown.exportSVG(options)], { type: 'image/svg+xml' });
    save(file, `unweave.${format}`);
  }

  return (
    <Flyout
      place="above"
      className="icon-button save-picture"
      label={words.say('pictureSave')}
      title={words.say('pictureSave')}
      button={<Icon name="picture" />}
    >
      {(close) => (
        <div className="picture-menu">
          <p className="panel-title">{words.say('pictureSave')}</p>
          <Segments<Format>
            label={words.say('pictureFormat')}
            options={FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
            value={format}
            pending={false}
            onChange={setFormat}
          />
          <label className="picture-names">
            <input
              type="checkbox"
              checked={names}
              onChange={(event) => setNames(event.currentTarget.checked)}
            />
            <span>
              {words.say('pictureNames')}
              <small>{words.say(names ? 'pictureNamesOn' : 'pictureNamesOff')}</small>
            </span>
          </label>
          {failed && <p role="alert">{words.say('pictureFailed')}</p>}
          <button
            type="button"
            className="button primary small"
            onClick={() => {
              setFailed(false);
              make().then(close, () => setFailed(true));
            }}
          >
            {words.say('pictureSaveButton')}
          </button>
        </div>
      )}
    </Flyout>
  );
}
