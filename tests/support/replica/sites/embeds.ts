import type { Container, ContainerKind, Embed, PlainEmbed, RequestKind } from '../web.ts';

// Short words for the tables beside this file; addresses stand there without `https://`.

const plain =
  (kind: RequestKind, scheme = 'https') =>
  (address: string, ...redirects: string[]): PlainEmbed => ({
    kind,
    url: `${scheme}://${address}`,
    ...(redirects.length > 0 && { redirects: redirects.map((hop) => `https://${hop}`) }),
  });

const container =
  (kind: ContainerKind) =>
  (address: string, ...embeds: Embed[]): Container => ({ kind, url: `https://${address}`, embeds });

export const beacon = plain('beacon');
export const font = plain('font');
export const image = plain('image');
export const ping = plain('ping');
export const request = plain('fetch');
export const requestAskedFor = plain('preflight-fetch');
export const unloadBeacon = plain('unload-beacon');
export const video = plain('video');
export const websocket = plain('websocket', 'wss');
export const xhr = plain('xhr');

export const frame = container('iframe');
export const script = container('script');
export const stylesheet = container('stylesheet');

/** A frame without an origin, as advertisements are put into. */
export const sandbox = (address: string, ...embeds: Embed[]): Container => ({
  ...frame(address, ...embeds),
  sandboxed: true,
});

/** Workers lie on the page's own host: these take a path. */
export const worker = (url: string, ...embeds: Embed[]): Container => ({
  kind: 'worker',
  url,
  embeds,
});
export const sharedWorker = (url: string, ...embeds: Embed[]): Container => ({
  kind: 'shared-worker',
  url,
  embeds,
});
export const serviceWorker = (url: string, ...embeds: Embed[]): Container => ({
  kind: 'service-worker',
  url,
  embeds,
});
/** A frame written into the page. */
export const inline = (...embeds: Embed[]): Embed => ({ kind: 'srcdoc', embeds });
