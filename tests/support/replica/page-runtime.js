// What runs inside the replica's pages, frames, scripts and workers. The server sends this text
// along; it is never imported. `replica.run` asks for embeds, and the page says
// `<html data-settled="yes">` when each of them has come to an end, good or bad.
// biome-ignore lint/correctness/noUnusedVariables: pages call it by this name
const replica = (() => {
  const PATIENCE = 40_000;
  const BLOCKED_FRAME_GRACE = 300;
  const isPage = typeof document !== 'undefined';
  const greeted = new WeakSet();
  const finished = new WeakMap();
  const idleCallbacks = [];
  let pending = 0;

  function begin(count = 1) {
    pending += count;
  }

  function end() {
    pending -= 1;
    if (pending > 0) return;
    for (const callback of idleCallbacks.splice(0)) callback();
    if (isPage) settle('yes');
  }

  function settle(how) {
    if (document.documentElement.dataset.settled) return;
    document.documentElement.dataset.settled = how;
    if (parent !== window) parent.postMessage({ replica: 'settled' }, '*');
  }

  function whenIdle(callback) {
    if (pending === 0) callback();
    else idleCallbacks.push(callback);
  }

  /** A frame that says hello is waited for; one that does not was blocked. */
  function frameLoaded(frame) {
    const source = frame.contentWindow;
    const state = finished.get(source);
    if (state === true) return end();
    finished.set(source, end);
    setTimeout(() => {
      if (!greeted.has(source) && finished.get(source) === end) {
        finished.set(source, true);
        end();
      }
    }, BLOCKED_FRAME_GRACE);
  }

  function onFrameMessage({ data, source }) {
    if (data?.replica === 'hello') greeted.add(source);
    if (data?.replica !== 'settled') return;
    const waiting = finished.get(source);
    finished.set(source, true);
    if (typeof waiting === 'function') waiting();
  }

  function element(name, properties) {
    return new Promise((resolve) => {
      const made = Object.assign(document.createElement(name), properties);
      made.addEventListener('load', () => resolve(made));
      made.addEventListener('loadeddata', () => resolve(made));
      made.addEventListener('error', () => resolve(made));
      (document.body ?? document.documentElement).append(made);
    });
  }

  async function frame(embed) {
    begin();
    const properties = embed.kind === 'srcdoc' ? { srcdoc: embed.html } : { src: embed.url };
    const made = document.createElement('iframe');
    if (embed.sandboxed) made.setAttribute('sandbox', 'allow-scripts');
    made.addEventListener('load', () => frameLoaded(made), { once: true });
    document.body.append(Object.assign(made, properties));
  }

  function loadFonts(sheet) {
    return Promise.all(sheet.fonts.map((family) => document.fonts.load(`16px "${family}"`)));
  }

  function once(target, ...events) {
    return new Promise((resolve) => {
      for (const event of events) target.addEventListener(event, resolve, { once: true });
    });
  }

  async function talk(port, target, ...failures) {
    port.start?.();
    await Promise.race([once(port, 'message'), once(target, ...failures)]);
  }

  async function serviceWorker({ url }) {
    await navigator.serviceWorker.register(url, { scope: '/' });
    const registration = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    registration.active.postMessage('run', [port2]);
    await talk(port1, port1, 'messageerror');
  }

  const ask = {
    beacon: ({ url }) => navigator.sendBeacon(url, 'replica'),
    fetch: ({ url }) => fetch(url, { credentials: 'include' }),
    font: ({ url }) => new FontFace(`replica-${url}`, `url("${url}")`).load(),
    iframe: frame,
    image: ({ url }) => element('img', { src: url, alt: '' }),
    ping({ url }) {
      const link = Object.assign(document.createElement('a'), { href: '#ping', ping: url });
      document.body.append(link);
      link.click();
    },
    'preflight-fetch': ({ url }) =>
      fetch(url, { credentials: 'include', headers: { 'x-replica': 'asks-first' } }),
    script: ({ url }) => (isPage ? element('script', { src: url }) : importScripts(url)),
    'service-worker': serviceWorker,
    'shared-worker'({ url }) {
      const worker = new SharedWorker(url);
      return talk(worker.port, worker, 'error');
    },
    srcdoc: frame,
    stylesheet: async (embed) => {
      await element('link', { rel: 'stylesheet', href: embed.url });
      await loadFonts(embed);
    },
    'unload-beacon'({ url }) {
      addEventListener('pagehide', () => navigator.sendBeacon(url, 'bye'), { once: true });
    },
    video: ({ url }) => element('video', { src: url, muted: true, preload: 'auto' }),
    websocket({ url }) {
      const socket = new WebSocket(url);
      socket.addEventListener('open', () => socket.close());
      return once(socket, 'close');
    },
    worker({ url }) {
      const worker = new Worker(url);
      return talk(worker, worker, 'error');
    },
    xhr({ url }) {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.withCredentials = true;
      const over = once(request, 'loadend');
      request.send();
      return over;
    },
  };

  function run(embeds) {
    for (const embed of embeds) {
      begin();
      // A blocked or failed request is an end like any other; the server's log tells which.
      new Promise((resolve) => resolve(ask[embed.kind](embed))).then(end, end);
    }
  }

  /** Starts a document: `expected` elements of its markup will call `end`, then `run`'s embeds. */
  function startPage(expected, embeds) {
    begin(expected + 1);
    addEventListener('message', onFrameMessage);
    if (parent !== window) parent.postMessage({ replica: 'hello' }, '*');
    addEventListener('load', () => {
      run(embeds);
      end();
    });
    setTimeout(() => settle('late'), PATIENCE);
  }

  function startWorker(embeds) {
    const work = (port) =>
      new Promise((resolve) => {
        run(embeds);
        whenIdle(() => resolve(port.postMessage('settled')));
      });
    if (typeof ServiceWorkerGlobalScope !== 'undefined') {
      addEventListener('install', () => skipWaiting());
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));
      addEventListener('message', (event) => event.waitUntil(work(event.ports[0])));
    } else if (typeof SharedWorkerGlobalScope !== 'undefined') {
      addEventListener('connect', ({ ports: [port] }) => work(port));
    } else work(globalThis);
  }

  // What the first script of a document is told of the person's wishes.
  const toldFirst = navigator.globalPrivacyControl;
  return { end, frameLoaded, loadFonts, run, startPage, startWorker, toldFirst };
})();
