import { createStore, type StoreApi } from 'zustand/vanilla';
import { type AtlasAddress, FIRST_ADDRESS } from '../domain/atlas-address.ts';
import type { Command } from '../domain/command.ts';
import type { Exposures } from '../domain/exposures.ts';
import type { Learned } from '../domain/learned.ts';
import type { Lens } from '../domain/lens.ts';
import type { Notice } from '../domain/notice.ts';
import { reasonOf } from '../domain/reason.ts';
import type { Settings } from '../domain/settle.ts';
import type { Still } from '../domain/still.ts';
import type { Snapshot } from '../history/snapshot.ts';
import { type LookedAt, lookedAt } from './atlas-look.ts';
import { coalesce, createReader } from './reader.ts';
import { type Replay, type ReplaySpeed, startReplay } from './replay.ts';
import {
  askPermission,
  type CommandFailure,
  type CommandSource,
  type Pending,
  type PermissionFailure,
  sendTo,
  withCommand,
  withoutCommand,
} from './sending.ts';

/** What a person set, and what they must know of, as the atlas reads it. */
export interface AtlasSettings extends Settings {
  /** When all this was read, in milliseconds since the epoch. */
  readonly now: number;
  readonly learned: readonly Learned[];
  readonly notices: readonly Notice[];
  /** Whether the browser lets Unweave see and block on all sites. */
  readonly permitted: boolean;
}

/** Where the atlas has its facts from, and where its commands go. */
export interface AtlasSource extends CommandSource {
  readSettings(): Promise<AtlasSettings>;
  /** Calls back after every change of what `readSettings` reads, until the signal aborts. */
  watchSettings(changed: () => void, signal: AbortSignal): void;
  /**
   * Hands over the record, and again after every change of it, until the signal aborts; or why it
   * cannot be read. What `looked` tells when the record is read is worked out elsewhere beforehand.
   */
  followRecord(
    looked: () => LookedAt,
    got: (record: Exposures) => void,
    failed: (error: unknown) => void,
    signal: AbortSignal,
  ): void;
  /** Asks the browser for access to all sites; must be called from a click. */
  requestPermission(): Promise<boolean>;
  /** The picture as it last came to rest; `undefined` when there is none. Never rejects. */
  readSnapshot(): Promise<Snapshot | undefined>;
  /** Keeps the picture as it came to rest, and what the window showed of it. Never rejects. */
  saveSnapshot(
    snapshot: Omit<Snapshot, 'epoch'>,
    still: Omit<Still, 'epoch'> | undefined,
  ): Promise<void>;
  /** The way to the atlas beside pages; absent where the browser has none. */
  readonly dock?: Dock | undefined;
}

/** It stands beside pages already, or what shows it there, from a click. */
export type Dock = 'docked' | (() => Promise<void>);

/** Why something that the person asked for did not happen. */
export type AtlasFailure =
  | CommandFailure
  | PermissionFailure
  /** The browser did not show the atlas beside pages. */
  | { readonly kind: 'dock'; readonly reason: string };

/** What the atlas knows, what it shows, and what it can ask for. */
export interface AtlasState {
  /** `undefined` until the first read. */
  readonly settings: AtlasSettings | undefined;
  /** The record; `undefined` until the first read. */
  readonly record: Exposures | undefined;
  /** The picture as it last came to rest: stands in for the record until that is read. */
  readonly snapshot: Snapshot | undefined;
  /** Why the last read of settings or record failed; what was read before stays. */
  readonly readFailure: string | undefined;
  readonly recordFailure: string | undefined;
  readonly pending: Pending;
  readonly failure: AtlasFailure | undefined;
  /** Everything that is shown: the browser's address bar says the same. */
  readonly address: AtlasAddress;
  /** Whether the change of address before was a small step of a larger one, such as a brush being drawn. */
  readonly passing: boolean;
  /** Id of the node that picture and list point at together. */
  readonly lit: string | undefined;
  /** Ids of sites: of the lit company's threads only those to them are shown; absent: all of them. */
  readonly litSites: ReadonlySet<string> | undefined;
  /** What was last said aloud, for those who do not see the picture. */
  readonly said: string;
  /** The picture as it grew, while it is being replayed. */
  readonly replay: Replay | undefined;
  /**
   * Reads the settings and follows them until the signal aborts; settles when there is something to
   * show: when settings and snapshot were read.
   */
  start(signal: AbortSignal): Promise<void>;
  /** Reads the record and follows it until the signal aborts: after the first picture, not before. */
  follow(signal: AbortSignal): void;
  /** Sends a command; settles when its reply came and the settings were read again. */
  send(command: Command): Promise<void>;
  forgetFailure(): void;
  readonly saveSnapshot: AtlasSource['saveSnapshot'];
  /** Must be called from a click. */
  requestPermission(): Promise<void>;
  /** As its source has it; it never rejects. */
  readonly dock: Dock | undefined;
  /** Shows something else: a new entry in the browser's history unless it is passing. */
  go(change: Partial<AtlasAddress>, passing?: 'passing'): void;
  /** Looks through another lens; parts that are `undefined` narrow nothing. */
  look(change: Partial<Lens>, passing?: 'passing'): void;
  light(id: string | undefined, sites?: ReadonlySet<string>): void;
  say(text: string): void;
  /** Begins a replay at its start, paused or not; or ends it. */
  beginReplay(bounds: { readonly from: number; readonly end: number }, playing: boolean): void;
  endReplay(): void;
  /** Moves the replay to a moment, in milliseconds since the epoch; at its end it pauses. */
  scrub(until: number): void;
  play(playing: boolean): void;
  atSpeed(speed: ReplaySpeed): void;
}

export type AtlasStore = StoreApi<AtlasState>;

/** How often remaining times are told anew and the day is looked at, in milliseconds. */
const TICK = 30_000;

/** The store of the atlas over a source of facts. It holds no truth of its own but what is looked at. */
export function createAtlasStore(
  source: AtlasSource,
  address: AtlasAddress = FIRST_ADDRESS,
): AtlasStore {
  return createStore<AtlasState>((set, get) => {
    const readSettings = createReader({ read: () => source.readSettings() }, () => get().settings);
    const refresh = async () => {
      const { facts, ...failure } = await readSettings();
      set({ ...failure, ...(facts && { settings: facts }) });
    };
    const moveReplay = (change: Partial<Replay>) => {
      const { replay } = get();
      if (replay) set({ replay: { ...replay, ...change } });
    };
    const { dock } = source;
    const notDocked = (error: unknown) =>
      set({ failure: { kind: 'dock', reason: reasonOf(error) } });
    return {
      settings: undefined,
      record: undefined,
      snapshot: undefined,
      readFailure: undefined,
      recordFailure: undefined,
      pending: new Map(),
      failure: undefined,
      address,
      passing: false,
      lit: undefined,
      litSites: undefined,
      said: '',
      replay: undefined,
      async start(signal) {
        const changed = coalesce(refresh, signal);
        source.watchSettings(changed, signal);
        const ticks = setInterval(changed, TICK);
        signal.addEventListener('abort', () => clearInterval(ticks));
        const snapshot = source.readSnapshot().then((found) => set({ snapshot: found }));
        await Promise.all([refresh(), snapshot]);
      },
      follow(signal) {
        source.followRecord(
          () => lookedAt(get()),
          (record) => set({ record, recordFailure: undefined }),
          (error) => set({ recordFailure: reasonOf(error) }),
          signal,
        );
      },
      saveSnapshot: (snapshot, still) => source.saveSnapshot(snapshot, still),
      async send(command) {
        set({ pending: withCommand(get().pending, command), failure: undefined });
        const failure = await sendTo(source, command);
        await refresh();
        const pending = withoutCommand(get().pending, command);
        set({ ...(failure && { failure }), pending });
      },
      forgetFailure: () => set({ failure: undefined }),
      dock: typeof dock === 'function' ? () => dock().catch(notDocked) : dock,
      async requestPermission() {
        const failure = await askPermission(source);
        await refresh();
        set({ failure });
      },
      go(change, passing) {
        const { address: before } = get();
        const address = without(undefined, { ...before, ...change });
        // Another view has no timeline on which a replay could be ended.
        const over = address.view === before.view ? {} : { replay: undefined };
        set({ ...over, address, passing: !!passing });
      },
      look(change, passing) {
        const { address: before, replay } = get();
        const lens = without(undefined, { ...before.lens, ...change });
        // Another period is another replay.
        const over = 'period' in change && replay ? { replay: undefined } : {};
        set({ ...over, address: { ...before, lens }, passing: !!passing });
      },
      light: (lit, litSites) => {
        if (lit !== get().lit || litSites !== get().litSites) set({ lit, litSites });
      },
      say: (said) => set({ said }),
      beginReplay: (bounds, playing) => set({ replay: startReplay(bounds, playing) }),
      endReplay: () => set({ replay: undefined }),
      scrub(until) {
        const { replay } = get();
        if (!replay) return;
        const within = Math.min(replay.end, Math.max(replay.from, until));
        moveReplay({ until: within, ...(within === replay.end && { playing: false }) });
      },
      play(playing) {
        const { replay } = get();
        const again = playing && replay?.until === replay?.end ? { until: replay?.from ?? 0 } : {};
        moveReplay({ playing, ...again });
      },
      atSpeed: (speed) => moveReplay({ speed }),
    };
  });
}

/** The parts that are not `left`. */
function without<Parts extends object>(left: unknown, parts: Parts): Parts {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== left)) as Parts;
}
