import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../lib/domain/command.ts';
import type { Action, Subject } from '../../lib/domain/decision.ts';
import type { Web } from '../support/replica/web.ts';
import { decide } from '../support/truth/deciding.ts';
import { command, obey, type Session, startSession } from '../support/truth/session.ts';

/** Tables of what every blocker must get right. Asked from open pages: rules hold without a reload. */
const site = (host: string) => ({
  ...{ host, title: host, about: '' },
  pages: [{ path: '/', embeds: [] }],
});
const WEB: Web = { sites: [site('here.example'), site('there.example')] };

/** Who names a domain: a packaged list, a list of the person's own, the person. */
const LISTED = 'criteo.net';
const OWN = 'own.example';
const DECIDED = 'decided.example';
/** Named by nobody; named by a packaged list and excepted by the person's own. */
const UNLISTED = 'px.unlisted.example';
const EXCEPTED = 'sb.scorecardresearch.com';
const LIST = [`||${OWN}^`, `@@||ok.${OWN}^`, `@@||${EXCEPTED}^`, '||xn--bcher-kva.example^'];

let session: Session;
let sender: Page;
let here: Page;
let there: Page;
beforeAll(async () => {
  session = await startSession(WEB);
  const { chromium } = session;
  here = await chromium.visit('https://here.example/');
  there = await chromium.visit('https://there.example/');
  sender = await chromium.openExtensionPage('popup.html');
  const text = LIST.join('\n');
  const write = { type: 'own-list', change: 'write', name: 'Mine', text };
  expect(await command(chromium, write)).toEqual({ ok: true });
});
afterAll(() => session.close());

const send = (message: Command) => obey(sender, message);

/** Which of some addresses reach the server when a page asks for them. */
async function reached(page: Page, addresses: readonly string[]): Promise<string[]> {
  const before = session.replica.hits.length;
  await page.evaluate(
    (urls) =>
      Promise.allSettled(urls.map((url) => fetch(url, { mode: 'no-cors', cache: 'no-store' }))),
    addresses,
  );
  const hits = session.replica.hits.slice(before).map(({ host, path }) => host + path);
  return addresses.filter((address) => {
    const { hostname, pathname, search } = new URL(address);
    return hits.includes(hostname + pathname + search);
  });
}

describe('a domain', () => {
  const NAMED = [
    (domain: string) => `https://${domain}/`,
    (domain: string) => `https://www.${domain}/`,
    (domain: string) => `https://a.b-c.${domain}/deep/path?q=1`,
    (domain: string) => `https://${domain.toUpperCase()}/upper`,
    (domain: string) => `https://_dmarc.${domain}/`,
  ];
  const OTHERS = [
    (domain: string) => `https://not${domain}/`,
    (domain: string) => `https://not-${domain}/`,
    (domain: string) => `https://www.not${domain}/`,
    (domain: string) => `https://${domain}.other.example/`,
    (domain: string) => `https://${domain.replace('.', '-')}.example/`,
    (domain: string) => `https://${domain.split('.')[0]}.example.org/`,
    (domain: string) => `https://other.example/${domain}/`,
    (domain: string) => `https://other.example/?u=https://${domain}/`,
  ];
  it.each([
    ['a packaged list', LISTED],
    ['a list of one’s own', OWN],
    ['the person', DECIDED],
  ])(
    'named by %s is named with all below it, label by label, and nobody else',
    async (_, domain) => {
      if (domain === DECIDED)
        await send(decide({ kind: 'domain', id: DECIDED }, undefined, 'block'));
      const others = OTHERS.map((address) => address(domain));
      const named = NAMED.map((address) => address(domain));
      expect(await reached(here, [...named, ...others])).toEqual(others);
      if (domain === DECIDED) await send({ type: 'undo-all' });
      if (domain === DECIDED) expect(await reached(here, named)).toEqual(named);
    },
  );

  it('is the same in letters of its own and in ASCII', async () => {
    const addresses = ['https://bücher.example/', 'https://www.xn--bcher-kva.example/'];
    expect(await reached(here, addresses)).toEqual([]);
    expect(await reached(here, ['https://bucher.example/'])).toHaveLength(1);
  });
});

const HOSTS = {
  listed: `https://static.${LISTED}/js/ld/ld.js`,
  unlisted: `https://${UNLISTED}/1`,
  own: `https://${OWN}/1`,
  'own, excepted': `https://ok.${OWN}/1`,
  'listed, excepted': `https://${EXCEPTED}/p?c1=2`,
} as const;
type Name = keyof typeof HOSTS;
const NAMES = Object.keys(HOSTS) as Name[];
/** What gets through where nothing was decided. */
const USUAL: readonly Name[] = ['unlisted', 'own, excepted', 'listed, excepted'];
const also = (...more: Name[]) => NAMES.filter((name) => [...USUAL, ...more].includes(name));
const without = (...less: Name[]) => USUAL.filter((name) => !less.includes(name));

const company = (id: string): Subject => ({ kind: 'company', id });
const domain = (id: string): Subject => ({ kind: 'domain', id });
const HERE = 'here.example';
const on = (subject: Subject, action: Action) => decide(subject, HERE, action);
const all = (subject: Subject, action: Action) => decide(subject, undefined, action);
const UNLISTED_COMPANY = company('unlisted.example');
const trust = (trusted: string): Command => {
  return { type: 'trust', site: trusted, term: { duration: 'always' }, from: 'popup' };
};
const EVERY_BLOCK = [
  all(UNLISTED_COMPANY, 'block'),
  on(domain(UNLISTED), 'block'),
  all(domain(OWN), 'block'),
];

/** What holds, what gets through on here.example, and on there.example. */
const PRECEDENCE: readonly [string, readonly Command[], readonly Name[], readonly Name[]][] = [
  ['nothing decided: lists, and exceptions of one’s own list', [], USUAL, USUAL],
  ['allow here over a list', [on(company('Criteo'), 'allow')], also('listed'), USUAL],
  [
    'allow a domain everywhere over a list',
    [all(domain(LISTED), 'allow')],
    also('listed'),
    also('listed'),
  ],
  ['allow over one’s own list', [on(domain(OWN), 'allow')], also('own'), USUAL],
  ['limit lets through what lists stop', [on(company('Criteo'), 'limit')], also('listed'), USUAL],
  [
    'block over an exception of one’s own list',
    [all(domain(EXCEPTED), 'block'), on(domain(`ok.${OWN}`), 'block')],
    without('listed, excepted', 'own, excepted'),
    without('listed, excepted'),
  ],
  [
    'a domain over its company, at the same place',
    [on(UNLISTED_COMPANY, 'block'), on(domain('unlisted.example'), 'allow')],
    USUAL,
    USUAL,
  ],
  [
    'a longer domain over a shorter one',
    [all(domain('unlisted.example'), 'allow'), all(domain(UNLISTED), 'block')],
    without('unlisted'),
    without('unlisted'),
  ],
  [
    'this site over everywhere',
    [all(UNLISTED_COMPANY, 'block'), on(UNLISTED_COMPANY, 'allow')],
    USUAL,
    without('unlisted'),
  ],
  [
    'a company here over a domain everywhere',
    [all(domain(UNLISTED), 'allow'), on(UNLISTED_COMPANY, 'block')],
    without('unlisted'),
    USUAL,
  ],
  [
    'blocks of every kind, when nothing is above',
    EVERY_BLOCK,
    without('unlisted', 'own, excepted'),
    without('unlisted', 'own, excepted'),
  ],
  [
    'trust over every block, on its site only',
    [...EVERY_BLOCK, trust(HERE)],
    NAMES,
    without('unlisted', 'own, excepted'),
  ],
  ['trust in another site changes nothing here', [trust('there.example')], USUAL, NAMES],
  [
    'a pause over every block, everywhere',
    [...EVERY_BLOCK, { type: 'pause', until: 'hour' }],
    NAMES,
    NAMES,
  ],
  [
    'Watch over every block, everywhere',
    [...EVERY_BLOCK, { type: 'level', level: 'watch' }],
    NAMES,
    NAMES,
  ],
  [
    'Strict over no allow',
    [{ type: 'level', level: 'strict' }, on(company('Criteo'), 'allow')],
    also('listed'),
    USUAL,
  ],
  [
    'a pause until restart over trust and blocks',
    [...EVERY_BLOCK, trust(HERE), { type: 'pause', until: 'restart' }],
    NAMES,
    NAMES,
  ],
];

describe('what counts more', () => {
  it.each(PRECEDENCE)('%s', async (_, commands, onHere, onThere) => {
    for (const message of commands) await send(message);
    const seen = async (page: Page) => {
      const addresses = await reached(page, Object.values(HOSTS));
      return NAMES.filter((name) => addresses.includes(HOSTS[name]));
    };
    expect(await seen(here)).toEqual(onHere);
    expect(await seen(there)).toEqual(onThere);
    await send({ type: 'undo-all' });
    await send({ type: 'pause', until: 'now' });
    await send({ type: 'level', level: 'standard' });
  });
});
