import { startReplica } from '../support/replica/server.ts';
import { pageUrl } from '../support/replica/web.ts';
import { ASK, HEADERS } from './cookie-extensions.ts';
import { manyRequests } from './pages/many-requests.ts';
import { assertDone, type Bench } from './support/bench.ts';
import { makeExtension } from './support/extensions.ts';
import { EMPTY_COMPLETED } from './support/listeners.ts';
import { heardOf, type Proof } from './support/proofs.ts';
import { measureInTurns } from './support/rounds.ts';
import { sitWithPages, VISIT_METRICS, type VisitSide } from './support/visits.ts';

const LISTENER = EMPTY_COMPLETED.name;
const HOSTS = 60;
const REQUESTS_TO_EACH = 3;

/**
 * Two ways to learn whether a third party got an identifying cookie: to listen to the headers of
 * every request, or to ask the browser once for each new third party of a page. Both stand on top
 * of a listener that hears of every completed request, as Unweave does.
 */
const cookies: Bench = async ({ plan, folder }) => {
  const page = manyRequests('cookies.example', 'https', HOSTS, REQUESTS_TO_EACH);
  const reaching = 1 + page.requests;
  const side = async (extension: typeof HEADERS, proof: Proof): Promise<VisitSide> => ({
    name: extension.name,
    extension: await makeExtension(folder, extension),
    reaching,
    proof,
  });
  const sides = [
    await side(EMPTY_COMPLETED, heardOf(reaching)),
    await side(HEADERS, foundCookies),
    await side(ASK, foundCookies),
  ];
  const replica = await startReplica({ sites: [page.site], cookieSetters: page.domains });
  try {
    const samples = await measureInTurns(
      plan,
      sides.map(({ name }) => name),
      VISIT_METRICS,
      () => sitWithPages(replica, pageUrl(page.site), sides),
    );
    const sent = replica.hits.filter(({ cookie }) => cookie.includes('uid=')).length;
    assertDone(sent === page.requests, `${sent} requests carried a cookie, not ${page.requests}`);
    const name = `a page with ${page.requests} requests to ${HOSTS} hosts with cookies`;
    return {
      comparisons: [
        { name: `load of ${name}`, unit: 'ms', baseline: LISTENER, samples: samples.load },
        { name: `CPU for ${name}`, unit: 'ms', baseline: LISTENER, samples: samples.cpu },
      ],
    };
  } finally {
    await replica.close();
  }
};

export default cookies;

/** Every host of the page was found out. */
const foundCookies: Proof = async ({ worker }) => {
  const found = await worker.evaluate<number>('globalThis.withCookie.size');
  return found === HOSTS ? undefined : `found cookies of ${found} hosts, not ${HOSTS}`;
};
