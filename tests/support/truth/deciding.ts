import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Command, Term } from '../../../lib/domain/command.ts';
import type { Action, Subject } from '../../../lib/domain/decision.ts';
import { frame, image, request, script, worker } from '../replica/sites/embeds.ts';
import type { ReplicaSite, Web } from '../replica/web.ts';
import { obey, type Session, startSession } from './session.ts';

/** A tracker that the lists stop, and a stranger that no list knows. */
export const LISTED = 'static.criteo.net';
export const UNLISTED = 'px.unlisted.example';

const corner = (name: string) => [
  script(`${LISTED}/js/ld/ld.js?${name}`),
  image(`${UNLISTED}/${name}.png`),
];

/** A page that asks for both in every corner: by itself, in a frame, in a frame of it, in a worker. */
const site = (host: string): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [
    {
      path: '/',
      embeds: [
        ...corner('top'),
        frame(
          'frames.example/outer',
          ...corner('frame'),
          frame('inner.example/', ...corner('inner')),
        ),
        worker(
          '/worker.js',
          request(`${LISTED}/js/ld/ld.js?worker`),
          request(`${UNLISTED}/worker`),
        ),
      ],
    },
  ],
});
/** How often a page asks for each. */
export const CORNERS = 4;

const WEB: Web = {
  sites: [site('here.example'), site('there.example')],
  cookieSetters: ['criteo.net', 'unlisted.example'],
};

/** How often a host was reached from a page, and how often it was given its cookie. */
interface Reached {
  readonly count: number;
  readonly withCookie: number;
}

/** What a visit led to, by host. */
export type Visited = Readonly<Record<typeof LISTED | typeof UNLISTED, Reached>>;

/** A browser in which decisions are taken, and the server that shows what comes of them. */
export interface Deciding {
  readonly session: Session;
  /** A page of the extension: it sends commands and reads what the background keeps. */
  sender: Page;
  /** Two tabs. */
  page: Page;
  other: Page;
  /** Sends a command and asserts that it is in force. */
  send(command: Command): Promise<void>;
  visit(host: string, tab?: Page): Promise<Visited>;
  /** Asks for both once more from the page that is open: in a fraction of a visit's time. */
  askAgain(): Promise<Visited>;
  /** Starts the browser again with the same profile, and opens the pages anew. */
  restart(): Promise<void>;
}

/** Starts with cookies set, and nothing decided. */
export async function startDeciding(): Promise<Deciding> {
  const session = await startSession(WEB);
  const open = async () => ({
    page: await session.chromium.newPage(),
    other: await session.chromium.newPage(),
    sender: await session.chromium.openExtensionPage('popup.html'),
  });
  const deciding: Deciding = {
    session,
    ...(await open()),
    send: (command) => obey(deciding.sender, command),
    async visit(host, tab = deciding.page) {
      const { replica, chromium } = session;
      replica.clear();
      await chromium.visit(`https://${host}/`, tab);
      await replica.quiet(150);
      return visited(session);
    },
    async askAgain() {
      session.replica.clear();
      await deciding.page.evaluate(
        (hosts) =>
          Promise.allSettled(
            hosts.map((host) =>
              fetch(`https://${host}/again`, { mode: 'no-cors', credentials: 'include' }),
            ),
          ),
        [LISTED, UNLISTED],
      );
      return visited(session);
    },
    async restart() {
      await session.restart();
      Object.assign(deciding, await open());
    },
  };
  await deciding.send(decide({ kind: 'domain', id: 'criteo.net' }, undefined, 'allow'));
  await deciding.visit('here.example');
  await deciding.send({ type: 'undo-all' });
  return deciding;
}

function visited({ replica }: Session): Visited {
  const reached = (name: string) => {
    const hits = replica.hits.filter((hit) => hit.host === name);
    const withCookie = hits.filter(({ cookie }) => cookie !== '').length;
    return { count: hits.length, withCookie };
  };
  return { [LISTED]: reached(LISTED), [UNLISTED]: reached(UNLISTED) };
}

/** The command for a decision. `where`: a site, or everywhere. */
export function decide(
  subject: Subject,
  where: string | undefined,
  action: Action,
  term: Term = { duration: 'always' },
): Command {
  const there = where === undefined ? {} : { site: where };
  return { type: 'decide', subject, ...there, action, term, from: 'popup' };
}

/** Asserts that a host was reached from every corner or from none, with its cookie or without. */
export function expectReached(
  { count, withCookie }: Reached,
  wanted: Action,
  corners = CORNERS,
): void {
  expect(count).toBe(wanted === 'block' ? 0 : corners);
  expect(withCookie).toBe(wanted === 'allow' ? corners : 0);
}
