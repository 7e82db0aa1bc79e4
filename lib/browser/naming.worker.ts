import { type ListedRule, namingsOf } from '../dnr/naming.ts';
import type { Naming } from '../domain/why.ts';
import { withinRoom } from '../own-lists/in-force.ts';
import { rulesOnShelf } from './own-lists-shelf.ts';

/** What the page posts: which lists to read, and what to look for. */
export interface NamingRequest {
  readonly lists: readonly { readonly id: string; readonly url: string }[];
  /** The person's own: what they call it, and how many of its rules are in force. */
  readonly own: readonly { readonly id: string; readonly name: string; readonly inForce: number }[];
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

async function answer(request: NamingRequest): Promise<Record<string, Naming[]>> {
  const { lists, own, hosts, site } = request;
  const found: Record<string, Naming[]> = Object.fromEntries(hosts.map((host) => [host, []]));
  for (const { id, url } of lists) {
    // The extension's own file: no request leaves the browser.
    const rules: ListedRule[] = await (await fetch(url)).json();
    for (const [host, says] of namingsOf(id, rules, hosts, site)) found[host]?.push(...says);
  }
  for (const { id, name, inForce } of own) {
    const room = { rules: inForce, regexes: Number.POSITIVE_INFINITY };
    const rules = withinRoom([await rulesOnShelf(id)], room).flat();
    for (const [host, says] of namingsOf(id, rules, hosts, site)) {
      found[host]?.push(...says.map((naming) => ({ ...naming, own: name })));
    }
  }
  return found;
}
