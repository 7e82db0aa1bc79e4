import * as v from 'valibot';
import type { Catalog } from '../domain/catalog.ts';
import type { Command, Reply, Term } from '../domain/command.ts';
import type { Subject } from '../domain/decision.ts';
import {
  domainOf,
  type Embed,
  KNOWN_EMBEDS,
  type Placeholder,
  readPlaceholder,
} from '../domain/embeds.ts';
import { isWithin, settingsSay } from '../domain/explain.ts';
import { hostOf } from '../domain/host.ts';
import { inForceAt } from '../domain/in-force.ts';
import { ownerOf } from '../domain/owner.ts';
import type { EmbedLoad, Passing } from '../domain/protection.ts';
import { readPassing, readProtection } from '../domain/protection-schema.ts';
import { siteOf } from '../domain/site.ts';
import { PASSING_KEY, PROTECTION_KEY } from '../domain/storage.ts';
import type { Commit, Gateway } from './gateway.ts';
import type { Protector } from './protector.ts';

/** Where a placeholder that speaks stands: all of it as the browser says, nothing as it says itself. */
export interface EmbedPlace {
  readonly tabId: number;
  /** 0 is the page itself, where no placeholder can be. */
  readonly frameId: number;
  /** Address of the placeholder. */
  readonly url: string;
  /** Address of the page that the tab shows. */
  readonly topUrl: string | undefined;
}

/** `alone`: nobody can tell the page to load the frame again, so the placeholder has to go there. */
export type EmbedReply = Reply & { readonly alone?: boolean };

/** Loads embeds that a person asks for. */
export interface Embeds {
  /** Answers a placeholder. Rejects only when the browser does. */
  take(message: unknown, place: EmbedPlace): Promise<EmbedReply>;
  /** A document was committed: what was to be loaded once may have been. */
  committed(commit: Commit): void;
  /** Forgets what an earlier worker was loading. */
  resume(state: Readonly<Record<string, unknown>>): Promise<void>;
}

const ChoiceSchema = v.strictObject({
  type: v.literal('embed'),
  choice: v.picklist(['once', 'always']),
});

type Choice = v.InferOutput<typeof ChoiceSchema>['choice'];

/** Milliseconds for which a frame may take to answer before it has to be asked for again. */
const PATIENCE = 15_000;

/** Creates it. `decide` carries out a command as if the popup had sent it. */
export function createEmbeds(
  gateway: Pick<Gateway, 'local' | 'session' | 'now' | 'loadFrame' | 'isPrivateTab' | 'report'>,
  protector: Pick<Protector, 'change'>,
  decide: (command: Extract<Command, { type: 'decide' }>) => Promise<Reply>,
  loadCatalog: () => Promise<Catalog>,
): Embeds {
  /** What is being loaded now, with what ends it if nothing comes. */
  const loading = new Map<string, EmbedLoad & { readonly timer: ReturnType<typeof setTimeout> }>();

  function changeLoads(next: (loads: readonly EmbedLoad[]) => readonly EmbedLoad[]) {
    return protector.change(({ protection, passing }) => {
      const { loads = [], ...others } = passing;
      const kept = next(loads);
      return { protection, passing: kept.length > 0 ? { ...others, loads: kept } : others };
    });
  }

  async function begin(load: EmbedLoad): Promise<Reply> {
    const key = keyOf(load);
    clearTimeout(loading.get(key)?.timer);
    const timer = setTimeout(() => end(key), PATIENCE);
    loading.set(key, { ...load, timer });
    return changeLoads((loads) => [...loads.filter((other) => keyOf(other) !== key), load]);
  }

  function end(key: string): void {
    clearTimeout(loading.get(key)?.timer);
    loading.delete(key);
    changeLoads((loads) => loads.filter((load) => keyOf(load) !== key)).catch(gateway.report);
  }

  /**
   * What has to be allowed: the company if they blocked all of it, because an embed lives on more than
   * one domain; else the domain, or the one that they decided on there if that is closer.
   */
  async function subjectFor({ url, embed }: Placeholder, site: string): Promise<Subject> {
    const [onDisk, inMemory, catalog] = await Promise.all([
      gateway.local.get([PROTECTION_KEY]),
      gateway.session.get([PASSING_KEY]),
      loadCatalog(),
    ]);
    const { protection } = readProtection(onDisk[PROTECTION_KEY]);
    const passing: Passing = readPassing(inMemory[PASSING_KEY]);
    const inForce = inForceAt(protection, gateway.now(), passing);
    const host = hostOf(url) ?? '';
    const company = catalog.entityOf(host).id;
    const say = settingsSay(inForce, { host, company, site, siteOwner: ownerOf(site, catalog) });
    const decided = say.by === 'decision' ? say.ruling : undefined;
    const isMeant = decided?.subject.kind === 'company' || decided?.site !== undefined;
    return decided && isMeant ? decided.subject : { kind: 'domain', id: domainOf(embed, url) };
  }

  async function allow(placeholder: Placeholder, site: string, term: Term): Promise<Reply> {
    const reach = { subject: await subjectFor(placeholder, site), site };
    // What holds for the visit stands above what was decided for longer, which comes back after it.
    const instead = term.duration === 'visit' ? {} : { instead: reach };
    return decide({ type: 'decide', ...reach, action: 'allow', term, from: 'embed', ...instead });
  }

  async function carryOut(choice: Choice, placeholder: Placeholder, tabId: number, site: string) {
    const visit = { duration: 'visit', tabId, site } as const;
    if (choice === 'always') {
      // Of a private window nothing is written down.
      const isPrivate = await gateway.isPrivateTab(tabId);
      return allow(placeholder, site, isPrivate ? visit : { duration: 'always' });
    }
    // A block also stops what the frame asks for once it is there: that takes a decision.
    if (placeholder.blocked) return allow(placeholder, site, visit);
    return begin({ tabId, embed: placeholder.embed.id });
  }

  return {
    async take(message, { tabId, frameId, url: address, topUrl }) {
      const asked = v.safeParse(ChoiceSchema, message);
      const stood = readPlaceholder(address);
      const top = topUrl === undefined ? undefined : hostOf(topUrl);
      if (!asked.success || !stood || !top || frameId === 0) {
        return { ok: false, saved: false, reason: 'not a placeholder' };
      }
      const reply = await carryOut(asked.output.choice, stood, tabId, siteOf(top));
      if (!reply.ok) return reply;
      return (await gateway.loadFrame(tabId, stood.url)) ? reply : { ...reply, alone: true };
    },

    committed({ tabId, url, parentDocumentId, prerendered }) {
      if (loading.size === 0 || prerendered) return;
      for (const [key, load] of loading) {
        if (load.tabId !== tabId) continue;
        if (parentDocumentId === undefined || isOf(url, load.embed)) end(key);
      }
    },

    async resume(state) {
      if (readPassing(state[PASSING_KEY]).loads) {
        await changeLoads((loads) => loads.filter((load) => loading.has(keyOf(load))));
      }
    },
  };
}

function keyOf({ tabId, embed }: EmbedLoad): string {
  return `${embed}@${tabId}`;
}

/** Whether a frame is from where an embed comes from. */
function isOf(url: string, id: string): boolean {
  const host = hostOf(url);
  const embed: Embed | undefined = KNOWN_EMBEDS.find((one) => one.id === id);
  return host !== undefined && embed?.domains.some((domain) => isWithin(host, domain)) === true;
}
