import type { Domain } from './options.ts';
import type { Picture } from './picture.ts';
import { draws, type Scene } from './scene.ts';

/** What is marked in a scene: ends, by index. */
export interface Marked {
  /** In the light: pointed at, else walked to, else pinned. */
  readonly lit: number | undefined;
  /** Of what is lit, only the threads to these sites, by node. */
  readonly only?: ReadonlySet<number> | undefined;
  readonly pinned: number | undefined;
  readonly walked: number | undefined;
  /** Hosts around the pinned company. */
  readonly domains: readonly Domain[];
}

/** What the person looks at: the end that they point at, the one they pinned, the one they walked to. */
export class Attention {
  readonly #picture: Picture;
  readonly #domainsOf: (company: number) => readonly Domain[];
  lit: number | undefined;
  /** Ids of the sites to which alone threads of what is lit are shown; absent: all of them. */
  only: ReadonlySet<string> | undefined;
  walked: number | undefined;
  #pinned: number | undefined;
  #domains: readonly Domain[] = [];

  constructor(picture: Picture, domainsOf: (company: number) => readonly Domain[]) {
    this.#picture = picture;
    this.#domainsOf = domainsOf;
  }

  get pinned(): number | undefined {
    return this.#pinned;
  }

  /** Pins an end; a company opens into its hosts. */
  pin(end: number | undefined): void {
    const { stock } = this.#picture;
    this.#pinned = end;
    const isCompany = stock && end !== undefined && end >= stock.sites && end < stock.nodes;
    this.#domains = isCompany ? this.#domainsOf(end) : [];
  }

  /** Does something that gives nodes other indices; the same nodes keep the attention. */
  keep(act: () => void): void {
    const ids = [this.lit, this.#pinned, this.walked].map((end) => this.#picture.idOf(end));
    act();
    const [lit, pinned, walked] = ids.map((id) => this.#picture.indexOf(id));
    this.lit = lit;
    this.walked = walked;
    this.pin(pinned);
  }

  #onlyOf(): ReadonlySet<number> | undefined {
    if (!this.only) return undefined;
    const nodes = [...this.only].map((id) => this.#picture.indexOf(id));
    return new Set(nodes.filter((node) => node !== undefined));
  }

  /** What of it a scene can show: a group that came apart leaves the light. */
  marked(scene: Scene): Marked {
    const isThere = (end: number | undefined) => end !== undefined && draws(scene, end);
    return {
      lit: [this.lit, this.walked, this.#pinned].find(isThere),
      only: isThere(this.lit) ? this.#onlyOf() : undefined,
      pinned: isThere(this.#pinned) ? this.#pinned : undefined,
      walked: isThere(this.walked) ? this.walked : undefined,
      domains: this.#domains,
    };
  }
}
