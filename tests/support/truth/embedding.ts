import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Command } from '../../../lib/domain/command.ts';
import type { Protection } from '../../../lib/domain/protection.ts';
import { frame, image } from '../replica/sites/embeds.ts';
import type { ReplicaSite, Web } from '../replica/web.ts';
import { type Session, startSession } from './session.ts';

export const VIDEO = 'www.youtube.com/embed/abc?start=1&u=2';
export const YOUTUBE = 'www.youtube.com';
export const FACEBOOK = 'www.facebook.com';

/** Frames of the replica are too small to show anything. */
const LARGE = `document.head.append(Object.assign(document.createElement('style'), {
  textContent: 'iframe { width: 420px !important; height: 300px !important; opacity: 1 !important }',
}));`;

/** A page with a video, and with a post within a frame of somebody else. */
const site = (host: string): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [
    {
      path: '/',
      script: LARGE,
      headers: { 'Content-Security-Policy': 'frame-src https:' },
      embeds: [
        frame(VIDEO, image(`${YOUTUBE}/inside.png`)),
        { ...frame('frames.example/', frame(`${FACEBOOK}/plugins/post.php?href=x`)), code: LARGE },
        image('px.unlisted.example/1.png'),
      ],
    },
  ],
});
const WEB: Web = {
  sites: [site('here.example'), site('there.example'), site('youtube.com')],
  cookieSetters: ['youtube.com', 'facebook.com'],
};

/** How often the hosts of the embeds were asked. */
export type Asked = Readonly<Record<typeof YOUTUBE | typeof FACEBOOK, number>>;
export const NOBODY: Asked = { [YOUTUBE]: 0, [FACEBOOK]: 0 };
export const EVERYBODY: Asked = { [YOUTUBE]: 2, [FACEBOOK]: 1 };

/** A browser at Strict, in which pages have embeds. */
export interface Embedding {
  readonly session: Session;
  page: Page;
  /** Sends a command and asserts that it is in force. */
  send(command: Command): Promise<void>;
  /** Visits a page anew. */
  visit(host?: string, tab?: Page): Promise<Asked>;
  asked(): Promise<Asked>;
  /** The placeholder with a text in its address, once it listens. */
  placeholder(what: string, tab?: Page): Promise<Frame>;
  click(what: string, choice: 'once' | 'always', tab?: Page): Promise<void>;
  protection(): Promise<Protection>;
  sessionRules(): Promise<readonly unknown[]>;
  restart(): Promise<void>;
}

/** Starts it, with nothing decided. */
export async function startEmbedding(): Promise<Embedding> {
  const session = await startSession(WEB);
  const open = async () => ({
    page: await session.chromium.newPage(),
    sender: await session.chromium.openExtensionPage('popup.html'),
  });
  let { page, sender } = await open();
  const world: Embedding = {
    session,
    page,
    async send(command) {
      const reply = await sender.evaluate((sent) => chrome.runtime.sendMessage(sent), command);
      expect(reply).toEqual({ ok: true });
    },
    async visit(host = 'here.example', tab = page) {
      session.replica.clear();
      await session.chromium.visit(`https://${host}/`, tab);
      return world.asked();
    },
    async asked() {
      await session.replica.quiet(250);
      const count = (host: string) =>
        session.replica.hits.filter((hit) => hit.host === host).length;
      return { [YOUTUBE]: count(YOUTUBE), [FACEBOOK]: count(FACEBOOK) };
    },
    async placeholder(what, tab = page) {
      const isIt = (one: Frame) => isPlaceholder(one) && one.url().includes(what);
      await expect.poll(() => tab.frames().some(isIt)).toBe(true);
      const found = tab.frames().find(isIt) as Frame;
      await found.waitForSelector('.placeholder', { timeout: 5_000 });
      // Before that it does not listen: a page must not push it under a click.
      await tab.waitForTimeout(700);
      return found;
    },
    async click(what, choice, tab = page) {
      session.replica.clear();
      const clicked = await world.placeholder(what, tab);
      await clicked.locator(`.${choice}`).click();
      const settled = async () =>
        clicked.isDetached() || !isPlaceholder(clicked) || (await clicked.evaluate(hasAnswer));
      await expect.poll(() => settled().catch(() => false), { timeout: 10_000 }).toBe(true);
    },
    async protection() {
      const stored = await sender.evaluate(() => chrome.storage.local.get('protection'));
      return stored.protection as Protection;
    },
    sessionRules: () => sender.evaluate(() => chrome.declarativeNetRequest.getSessionRules()),
    async restart() {
      await session.restart();
      ({ page, sender } = await open());
      world.page = page;
    },
  };
  await world.send({ type: 'level', level: 'strict' });
  return world;
}

function isPlaceholder(frame: Frame): boolean {
  return frame.url().includes('placeholder.html');
}

/** Whether a placeholder stays, and has said why. */
function hasAnswer(): boolean {
  const said = document.querySelector('.status')?.textContent ?? '';
  return said !== '' && document.querySelector<HTMLElement>('.actions')?.inert === false;
}
