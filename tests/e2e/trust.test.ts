import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from '../support/browser/chromium.ts';
import {
  frame,
  image,
  inline,
  request,
  sandbox,
  script,
  serviceWorker,
  sharedWorker,
  worker,
} from '../support/replica/sites/embeds.ts';
import type { ReplicaSite, Web } from '../support/replica/web.ts';
import { command, type Session, startSession } from '../support/truth/session.ts';
import { reportOf, tallyReport, written } from '../support/truth/unweave.ts';

/** Trackers that the lists name, asked for from every corner of a page. */
const CORNERS = [
  script('www.google-analytics.com/analytics.js'),
  frame(
    'frames.example/outer',
    script('static.criteo.net/js/ld/ld.js'),
    frame('inner.example/', image('bat.bing.com/action/0?ti=1')),
  ),
  sandbox('sandboxed.example/', image('sb.scorecardresearch.com/p?c1=2')),
  inline(image('www.facebook.com/tr/?id=1&ev=PageView')),
  worker('/worker.js', request('ib.adnxs.com/getuid?x')),
  sharedWorker('/shared.js', request('pixel.quantserve.com/pixel;r=1')),
  serviceWorker('/service.js', request('securepubads.g.doubleclick.net/pagead/ppub_config')),
];
const site = (host: string): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [{ path: '/', embeds: CORNERS }],
});
const WEB: Web = { sites: [site('www.trusted.example'), site('www.other.example')] };

let session: Session;
let page: Page;
beforeAll(async () => {
  session = await startSession(WEB);
  page = await session.chromium.newPage();
});
afterAll(() => session.close());

async function stopped(): Promise<number> {
  await session.replica.quiet(300);
  await written(session.chromium);
  const tallies = tallyReport(await reportOf(session.chromium, page));
  expect(Object.keys(tallies).length).toBeGreaterThan(3);
  return Object.values(tallies).reduce((sum, tally) => sum + tally.stopped, 0);
}

async function visit(host: string): Promise<number> {
  session.replica.clear();
  await session.chromium.visit(`https://${host}/`, page);
  return stopped();
}

/** Asks again for everything from the page that is open, without a reload. */
async function askAgain(): Promise<readonly string[]> {
  session.replica.clear();
  await page.evaluate(async () => {
    const hosts = ['www.google-analytics.com', 'static.criteo.net', 'bat.bing.com', 'ib.adnxs.com'];
    const paths = ['/analytics.js', '/js/ld/ld.js', '/action/0?ti=2', '/getuid?y'];
    await Promise.allSettled(
      hosts.map((host, i) => fetch(`https://${host}${paths[i]}`, { mode: 'no-cors' })),
    );
  });
  await session.replica.quiet(300);
  return session.replica.hits.map(({ host }) => host);
}

const marks = { term: { duration: 'always' }, from: 'popup' } as const;
const trust = (trusted: boolean) => {
  const site = 'trusted.example';
  return command(
    session.chromium,
    trusted ? { type: 'trust', site, ...marks } : { type: 'distrust', site },
  );
};

describe('trusting a site', () => {
  it('begins with trackers stopped in every corner', async () => {
    expect(await visit('www.trusted.example')).toBeGreaterThanOrEqual(6);
  });

  it('lets everything through at once, without a reload', async () => {
    expect(await askAgain()).toEqual([]);
    expect(await trust(true)).toEqual({ ok: true });
    expect((await askAgain()).toSorted()).toEqual([
      'bat.bing.com',
      'ib.adnxs.com',
      'static.criteo.net',
      'www.google-analytics.com',
    ]);
  });

  it('stops nothing in frames, in sandboxes and in every kind of worker', async () => {
    expect(await visit('www.trusted.example')).toBe(0);
    const hosts = session.replica.hits.map(({ host }) => host);
    for (const tracker of [
      'static.criteo.net',
      'bat.bing.com',
      'sb.scorecardresearch.com',
      'ib.adnxs.com',
      'pixel.quantserve.com',
      'securepubads.g.doubleclick.net',
    ]) {
      expect(hosts).toContain(tracker);
    }
  });

  it('leaves other sites alone', async () => {
    expect(await visit('www.other.example')).toBeGreaterThanOrEqual(6);
  });

  it('holds when the worker is killed and when the browser is restarted', async () => {
    await session.chromium.stopWorker();
    expect(await visit('www.trusted.example')).toBe(0);
    await session.restart();
    page = await session.chromium.newPage();
    expect(await visit('www.trusted.example')).toBe(0);
    expect(await visit('www.other.example')).toBeGreaterThanOrEqual(6);
  });

  it('ends at once when protection is restored', async () => {
    await session.chromium.visit('https://www.trusted.example/', page);
    expect(await trust(false)).toEqual({ ok: true });
    expect(await askAgain()).toEqual([]);
    expect(await visit('www.trusted.example')).toBeGreaterThanOrEqual(6);
  });
});

describe('deciding on a company', () => {
  const decide = (company: string, choice: 'block' | 'allow' | 'auto') => {
    const subject = { kind: 'company', id: company };
    return command(
      session.chromium,
      choice === 'auto'
        ? { type: 'undecide', subject }
        : { type: 'decide', subject, action: choice, ...marks },
    );
  };

  it('blocks it everywhere, on hosts that no list names, and holds over a restart', async () => {
    // A second try begins with what the first has left.
    expect(await decide('inner.example', 'auto')).toEqual({ ok: true });
    await visit('www.other.example');
    expect(session.replica.hits.map(({ host }) => host)).toContain('inner.example');
    expect(await decide('inner.example', 'block')).toEqual({ ok: true });
    await visit('www.other.example');
    expect(session.replica.hits.map(({ host }) => host)).not.toContain('inner.example');
    await session.restart();
    page = await session.chromium.newPage();
    await visit('www.other.example');
    expect(session.replica.hits.map(({ host }) => host)).not.toContain('inner.example');
    expect(await decide('inner.example', 'auto')).toEqual({ ok: true });
    await visit('www.other.example');
    expect(session.replica.hits.map(({ host }) => host)).toContain('inner.example');
  });

  it('allows it everywhere, though the lists name it, and nobody else', async () => {
    const report = await reportOf(session.chromium, page);
    const criteo = report?.hosts.find(({ host }) => host === 'static.criteo.net')?.company;
    expect(await decide(criteo ?? '', 'allow')).toEqual({ ok: true });
    await visit('www.other.example');
    const hosts = session.replica.hits.map(({ host }) => host);
    expect(hosts).toContain('static.criteo.net');
    expect(hosts).not.toContain('www.google-analytics.com');
    expect(await decide(criteo ?? '', 'auto')).toEqual({ ok: true });
  });

  it('does not keep a person from a blocked company’s own site', async () => {
    expect(await decide('other.example', 'block')).toEqual({ ok: true });
    await session.chromium.visit('https://www.other.example/', page);
    await settled(page);
    expect(await page.title()).toBe('www.other.example');
    expect(await decide('other.example', 'auto')).toEqual({ ok: true });
  });
});
