import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsSay } from '../../lib/domain/explain.ts';
import { inForceAt } from '../../lib/domain/in-force.ts';
import type { Settings } from '../../lib/domain/settle.ts';
import { PASSING_KEY, PROTECTION_KEY } from '../../lib/domain/storage.ts';
import { settingsOf, type World } from '../support/fixtures/random-settings.ts';
import { image, request, script, worker } from '../support/replica/sites/embeds.ts';
import type { Web } from '../support/replica/web.ts';
import { type Session, startSession } from '../support/truth/session.ts';

/** Whether the lists, left alone, let a host through, and whose it is. */
const HOSTS: Readonly<Record<string, { readonly company: string; readonly listed: boolean }>> = {
  'static.criteo.net': { company: 'Criteo', listed: true },
  'a.b.unlisted.example': { company: 'unlisted.example', listed: false },
  'b.unlisted.example': { company: 'unlisted.example', listed: false },
  'notunlisted.example': { company: 'notunlisted.example', listed: false },
};
const SITES = ['here.example', 'there.example', 'unlisted.example'];
const WORLD: World = {
  companies: ['Criteo', 'unlisted.example', 'notunlisted.example'],
  domains: ['criteo.net', 'unlisted.example', 'b.unlisted.example', 'a.b.unlisted.example'],
  sites: SITES,
};
const EMBEDS = Object.keys(HOSTS).flatMap((host) => [
  script(`${host}/js/ld/ld.js`),
  image(`${host}/1.png`),
]);
const WEB: Web = {
  sites: SITES.map((host) => ({
    ...{ host, title: host, about: '' },
    pages: [
      {
        path: '/',
        embeds: [...EMBEDS, worker('/w.js', ...Object.keys(HOSTS).map((h) => request(`${h}/w`)))],
      },
    ],
  })),
  cookieSetters: ['criteo.net', 'unlisted.example', 'notunlisted.example'],
};

/** Settings that are tried; each is visited from every site. */
const TRIES = 10;

let session: Session;
beforeAll(async () => {
  session = await startSession(WEB);
});
afterAll(() => session.close());

describe('the browser and the model', () => {
  it('agree on every third party, whatever was decided', { timeout: 240_000 }, async () => {
    const { chromium, replica } = session;
    const sender = await chromium.openExtensionPage('popup.html');
    const page = await chromium.newPage();
    const now = Date.now();
    const seed = now % 1_000_000;
    for (const settings of fc.sample(settingsOf(WORLD, now), { numRuns: TRIES, seed })) {
      const { protection, passing } = settings;
      await sender.evaluate(
        async ([onDisk, inMemory]) => {
          await chrome.storage.local.set(onDisk);
          await chrome.storage.session.set(inMemory);
          // Any command makes the background look at all settings.
          await chrome.runtime.sendMessage({
            type: 'undecide',
            subject: { kind: 'domain', id: 'x' },
          });
        },
        [{ [PROTECTION_KEY]: protection }, { [PASSING_KEY]: passing }] as const,
      );
      for (const top of SITES) {
        replica.clear();
        await chromium.visit(`https://${top}/`, page);
        await replica.quiet(100);
        const seen = Object.keys(HOSTS).map((host) => {
          const hits = replica.hits.filter((hit) => hit.host === host);
          // A page of its own asks for nothing of its own here.
          return [host, hits.length > 0, hits.some(({ cookie }) => cookie !== '')];
        });
        const context = `seed ${seed}, on ${top}: ${JSON.stringify(settings)}`;
        expect(seen, context).toEqual(
          Object.keys(HOSTS).map((host) => predict(settings, host, top, now)),
        );
      }
    }
  });
});

/** Host, whether it is reached, whether with a cookie. */
function predict({ protection, passing }: Settings, host: string, top: string, now: number) {
  const facts = HOSTS[host];
  if (!facts) throw new Error(host);
  const isOwn = host === top || host.endsWith(`.${top}`);
  const inForce = inForceAt(protection, now, passing);
  const say = settingsSay(inForce, { host, company: facts.company, site: top, siteOwner: top });
  if (isOwn) return [host, true, true];
  if (say.by !== 'lists' && say.by !== 'decision') return [host, true, true];
  const strict = protection.level === 'strict';
  if (say.by === 'lists') return [host, !facts.listed, !facts.listed && !strict];
  const { action } = say.ruling;
  return [host, action !== 'block', action === 'allow'];
}
