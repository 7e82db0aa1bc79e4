import type { ServerResponse } from 'node:http';

/** A web as data: what a replica answers for. Every host that is not named here answers as well. */
export interface Web {
  readonly sites: readonly ReplicaSite[];
  /**
   * Domains that give every browser an identifying cookie (`SameSite=None; Secure`), they
   * themselves and all their subdomains.
   */
  readonly cookieSetters?: readonly string[];
  /** How long hosts take to answer, in milliseconds. A subdomain takes its parent's time. */
  readonly slow?: Readonly<Record<string, number>>;
  /** Addresses, as host and path, that are answered in a way of their own. */
  readonly files?: Readonly<Record<string, (response: ServerResponse) => void>>;
}

/** A site that a person can visit. */
export interface ReplicaSite {
  readonly host: string;
  /** `https` unless stated. */
  readonly scheme?: 'http' | 'https';
  /** What people call it. */
  readonly title: string;
  /** One line on what it is, for the start page. */
  readonly about: string;
  /** The first one is where a visit begins. */
  readonly pages: readonly ReplicaPage[];
}

/** A page and everything that it asks for. */
export interface ReplicaPage {
  /** Path with its query, beginning with `/`. */
  readonly path: string;
  /** Headers beside the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly embeds: readonly Embed[];
  /** A script of the page's own, which runs before everything that the page embeds. */
  readonly script?: string;
}

/** How one address is asked for. */
export type RequestKind =
  | 'beacon'
  | 'fetch'
  | 'font'
  | 'image'
  /** A link's `ping`, sent by a click. */
  | 'ping'
  /** A fetch with a header of its own, so that the browser asks for permission first. */
  | 'preflight-fetch'
  /** A beacon sent when the page is left. */
  | 'unload-beacon'
  | 'video'
  | 'websocket'
  | 'xhr';

/** What loads further addresses once it has arrived itself. */
export type ContainerKind =
  | 'iframe'
  /** In a worker: `importScripts`. */
  | 'script'
  | 'service-worker'
  | 'shared-worker'
  /** Its embeds are fonts. */
  | 'stylesheet'
  | 'worker';

interface Answer {
  /** Absolute; workers' addresses may be paths on the page's own host. */
  readonly url: string;
  /** Addresses that the request is sent on to, one after the other. */
  readonly redirects?: readonly string[];
  /** How long the answer takes, in milliseconds. */
  readonly delay?: number;
}

/** An address that is asked for and leads to nothing more. */
export interface PlainEmbed extends Answer {
  readonly kind: RequestKind;
}

/** An address that is asked for and whose content asks for more. */
export interface Container extends Answer {
  readonly kind: ContainerKind;
  readonly embeds?: readonly Embed[];
  /** For frames: `sandbox="allow-scripts"`, so that the frame has no origin. */
  readonly sandboxed?: boolean;
  /** What it does besides: of a script or a frame JavaScript, of a stylesheet CSS. */
  readonly code?: string;
}

/** A frame written into its parent: no request of its own. */
export interface Srcdoc {
  readonly kind: 'srcdoc';
  readonly embeds: readonly Embed[];
  readonly sandboxed?: boolean;
}

export type Embed = PlainEmbed | Container | Srcdoc;

/** The embeds inside an embed; none for most. */
export function embedsOf(embed: Embed): readonly Embed[] {
  return 'embeds' in embed ? (embed.embeds ?? []) : [];
}

/** The address of a page. */
export function pageUrl(site: ReplicaSite, page: ReplicaPage | undefined = site.pages[0]): string {
  return `${site.scheme ?? 'https'}://${site.host}${page?.path ?? '/'}`;
}

/** A request that a page leads to, directly or through what it loads. */
export interface ExpectedRequest {
  readonly kind: RequestKind | ContainerKind;
  readonly url: string;
}

/** Every request that a page leads to when nothing is blocked; redirect hops included. */
export function requestsOf(page: ReplicaPage, base: string): ExpectedRequest[] {
  const found: ExpectedRequest[] = [];
  const visit = (embed: Embed, from: string) => {
    let here = from;
    if (embed.kind !== 'srcdoc') {
      for (const hop of [embed.url, ...(embed.redirects ?? [])]) {
        const url = new URL(hop, from).href;
        found.push({ kind: embed.kind, url });
        // What a script or a stylesheet asks for is relative to the page that it is part of.
        if (embed.kind !== 'script' && embed.kind !== 'stylesheet') here = url;
      }
    }
    for (const inner of embedsOf(embed)) visit(inner, here);
  };
  for (const embed of page.embeds) visit(embed, base);
  return found;
}
