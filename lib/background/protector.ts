import { CHANGES_KEY, readChanges, withChange } from '../domain/changes.ts';
import type { Change, Reply } from '../domain/command.ts';
import { type InForce, inForceAt, withoutEnded } from '../domain/in-force.ts';
import { afterVisits, type Passing, type Protection } from '../domain/protection.ts';
import { readPassing, readProtection } from '../domain/protection-schema.ts';
import { type Settings, settle } from '../domain/settle.ts';
import { PASSING_KEY, PROTECTION_KEY } from '../domain/storage.ts';
import { SYNC_KNOWN_KEY } from '../domain/sync-status.ts';
import type { Enforcer } from './enforcer.ts';
import type { Gateway, Notify } from './gateway.ts';

/** Where settings that could not be read are put aside. */
const UNREADABLE_KEY = 'protection-unreadable';

/** Keeps settings, and keeps the browser equal to what they ask for. */
export interface Protector {
  /**
   * Takes away what has ended, and puts right what differs in the browser. Rejects when it could not
   * be saved, and does the rest all the same.
   */
  reconcile(): Promise<Reply>;
  /** Saves a change first, then puts it in force, then answers. */
  apply(command: Change): Promise<Reply>;
  /**
   * The same with any change, for who loads the page anew where that is needed; `now` in milliseconds
   * since the epoch.
   */
  change(next: (before: Settings, now: number) => Settings): Promise<Reply>;
  /** Changes what is kept on disk, saves it and puts it in force; nothing if it stays the same. */
  adopt(next: (protection: Protection) => Promise<Protection>): Promise<Reply>;
  /**
   * A tab shows another document now, of a site or of none: that may have ended a visit. Rejects as
   * `reconcile` does.
   */
  shows(tabId: number, site: string | undefined): Promise<void>;
  /** Settles when the settings were read for the first time, or could not be. */
  readonly known: Promise<void>;
  /** What the settings came to when they were last put in force; nothing before they are known. */
  inForce(): InForce | undefined;
}

/**
 * Creates the protector; calls are carried out one after the other.
 *
 * @param enforced hears that settings were put in force
 */
export function createProtector(
  gateway: Pick<Gateway, 'local' | 'session' | 'now'>,
  enforcer: Enforcer,
  notify: Notify,
  loadLearned: () => Promise<readonly { readonly domain: string }[]> = async () => [],
  enforced: () => void = () => undefined,
): Protector {
  const { local, session } = gateway;
  let queue: Promise<unknown> = Promise.resolve();
  let inForce: InForce | undefined;
  let isKnown: () => void = () => undefined;
  const known = new Promise<void>((resolve) => {
    isKnown = resolve;
  });
  /** Whether a visit may end something; known after the first look. */
  let hasVisits = true;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined).then(isKnown);
    return result;
  }

  async function load(): Promise<Settings> {
    const [onDisk, inMemory] = await Promise.all([
      local.get([PROTECTION_KEY]),
      session.get([PASSING_KEY]),
    ]);
    const stored = onDisk[PROTECTION_KEY];
    const { protection, problem } = readProtection(stored);
    if (problem !== undefined) {
      await local.remove([SYNC_KNOWN_KEY]);
      await local.set({ [UNREADABLE_KEY]: stored, [PROTECTION_KEY]: protection });
      notify({ id: 'settings-unreadable', detail: problem });
    }
    return { protection, passing: note(readPassing(inMemory[PASSING_KEY])) };
  }

  async function enforce(settings: Settings): Promise<Reply> {
    const learned = await loadLearned().then(
      (found) => found.map(({ domain }) => domain),
      () => [],
    );
    inForce = inForceAt(settings.protection, gateway.now(), settings.passing, learned);
    isKnown();
    return enforcer.enforce(settings, inForce).finally(enforced);
  }

  /** Puts in force what pages may have been loaded without: the popup says so of them. */
  async function bringAbout(before: Settings, after: Settings): Promise<Reply> {
    const reply = await enforce(after);
    // A change that cannot be noted is in force all the same.
    if (reply.ok) await noteChange(before, after).catch(() => undefined);
    return reply;
  }

  async function noteChange(before: Settings, after: Settings): Promise<void> {
    if (after.protection === before.protection && after.passing === before.passing) return;
    const noted = readChanges((await session.get([CHANGES_KEY]))[CHANGES_KEY]);
    const changes = withChange(noted, before, after, gateway.now());
    if (changes !== noted) await session.set({ [CHANGES_KEY]: changes });
  }

  function note(passing: Passing): Passing {
    // What was taken back and can be brought back ends with its visit, too.
    const lists = [passing, passing.undone?.passing];
    hasVisits = lists.some((of) => of && of.decisions.length + of.trusts.length > 0);
    return passing;
  }

  async function save(before: Settings, after: Settings): Promise<void> {
    const { protection, passing } = after;
    if (protection !== before.protection) await keep(protection);
    if (passing === before.passing) return;
    await session.set({ [PASSING_KEY]: passing });
    note(passing);
  }

  /** What is over must end, also where that cannot be saved; it is saved at the next start. */
  async function saveEnd(before: Settings, after: Settings): Promise<void> {
    try {
      await save(before, after);
    } catch (error) {
      await enforce(after);
      throw error;
    }
  }

  function change(
    next: (before: Settings, now: number) => Settings,
    put: (before: Settings, after: Settings) => Promise<Reply>,
  ): Promise<Reply> {
    return inTurn(async () => {
      const before = await load();
      const after = next(before, gateway.now());
      try {
        await save(before, after);
      } catch (error) {
        return { ok: false, saved: false, reason: String(error) };
      }
      return put(before, after);
    });
  }

  const keep = (protection: Protection) => local.set({ [PROTECTION_KEY]: protection });

  return {
    known,
    inForce: () => inForce,
    reconcile: () =>
      inTurn(async () => {
        const before = await load();
        const protection = withoutEnded(before.protection, gateway.now());
        const after = { ...before, protection };
        await saveEnd(before, after);
        return bringAbout(before, after);
      }),
    apply: (command) => {
      // An embed is loaded where it stands: the page shows what was decided.
      const isShown = command.type === 'decide' && command.from === 'embed';
      const put = isShown ? (_: Settings, after: Settings) => enforce(after) : bringAbout;
      return change((before, now) => settle(before, command, now), put);
    },
    change: (next) => change(next, (_, after) => enforce(after)),
    adopt: (next) =>
      inTurn(async () => {
        const before = await load();
        const protection = await next(before.protection);
        if (protection === before.protection) return { ok: true };
        const after = { ...before, protection };
        await save(before, after);
        return bringAbout(before, after);
      }),
    async shows(tabId, site) {
      if (!hasVisits) return;
      await inTurn(async () => {
        const before = await load();
        const passing = afterVisits(
          before.passing,
          (visit) => visit.tabId === tabId && visit.site !== site,
        );
        if (passing === before.passing) return;
        const after = { ...before, passing };
        await saveEnd(before, after);
        // No page of the visit is left.
        await enforce(after);
      });
    },
  };
}
