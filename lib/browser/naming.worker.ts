import { type ListedRule, namingsOf } from '../dnr/naming.ts';
import type { Naming } from '../domain/why.ts';

/** What the page posts: which packaged lists to read, and what to look for. */
export interface NamingRequest {
  readonly lists: readonly { readonly id: string; readonly url: string }[];
  readonly hosts: readonly string[];
  readonly site: string;
}

/** What the worker posts back: what lists say of every host; or why they could not be read. */
export type NamingAnswer =
  | { readonly namings: Readonly<Record<string, readonly Naming[]>> }
  | { readonly reason: string };

addEventListener('message', ({ data }: MessageEvent<NamingRequest>) => {
  answer(data).then(
    (namings) => postMessage({ namings } satisfies NamingAnswer),
    (error: unknown) => postMessage({ reason: String(error) } satisfies NamingAnswer),
  );
});

async function answer({ lists, hosts, site }: NamingRequest): Promise<Record<string, Naming[]>> {
  const found: Record<string, Naming[]> = Object.fromEntries(hosts.map((host) => [host, []]));
  for (const { id, url } of lists) {
    // The extension's own file: no request leaves the browser.
    const rules: ListedRule[] = await (await fetch(url)).json();
    for (const [host, says] of namingsOf(id, rules, hosts, site)) found[host]?.push(...says);
  }
  return found;
}
