import { parseArgs } from 'node:util';
import { RecordingError } from '../tests/support/replica/recording.ts';
import { ensureChromium } from './browsers.ts';
import { PlainError } from './command.ts';
import { openBrowser } from './open.ts';
import { replay } from './replay.ts';
import { tour } from './tour.ts';

// `npm start`: a local copy of the web, and a browser with Unweave in it.

const USAGE = `npm start                                  open a browser with Unweave in it
npm start -- --headless                    visit the sites without a screen
npm start -- --replay FILE [--pages N]     visit the pages of a recording (HAR and others)`;

const OPTIONS = {
  headless: { type: 'boolean' },
  help: { type: 'boolean' },
  pages: { type: 'string' },
  replay: { type: 'string' },
} as const;

async function main(): Promise<void> {
  const { headless, help, pages, replay: file } = readArguments();
  if (help) {
    console.log(USAGE);
    return;
  }
  const browser = await ensureChromium();
  console.log(`Browser: ${browser.name} (${browser.path})`);
  if (file !== undefined) await replay(file, pages === undefined ? undefined : Number(pages));
  else if (headless || !hasScreen()) await tour();
  else await openBrowser();
}

function readArguments() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (values.pages !== undefined && !/^[1-9]\d*$/.test(values.pages))
      throw new Error(`--pages takes a number, not "${values.pages}".`);
    return values;
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

await main().catch((error: unknown) => {
  const expected = error instanceof RecordingError || error instanceof PlainError;
  console.error(expected ? `\n${error.message}` : error);
  process.exitCode = 1;
});
