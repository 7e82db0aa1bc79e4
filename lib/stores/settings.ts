import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, Reply } from '../domain/command.ts';
import type { Settings } from '../domain/settle.ts';
import type { SyncCommand, SyncStatus } from '../domain/sync-status.ts';
import type { Thread } from '../domain/what-if.ts';
import { coalesce, createReader } from './reader.ts';
import {
  type CommandFailure,
  type CommandSource,
  type Pending,
  sendTo,
  withCommand,
  withoutCommand,
} from './sending.ts';

/** An optional packaged list. */
export interface OptionalList {
  readonly id: string;
  /** Whether the browser has it in force now. */
  readonly active: boolean;
  /** How many rules it holds; absent where the package does not tell. */
  readonly rules?: number | undefined;
}

/** Everything that the settings page shows. */
export interface SettingsFacts extends Settings {
  /** When all this was read, in milliseconds since the epoch. */
  readonly now: number;
  readonly lists: readonly OptionalList[];
  /** Packaged lists that are on at every level and that the browser does not have in force. */
  readonly missing: readonly string[];
  /** Whether decisions travel through the browser's own sync. */
  readonly sync: SyncStatus;
  /** How many more rules of packaged lists the browser would take; absent where it does not tell. */
  readonly rulesLeft?: number | undefined;
}

/** Where the settings page has its facts from, and where its commands go. */
export interface SettingsSource extends CommandSource {
  read(): Promise<SettingsFacts>;
  /** Calls back after every change of any fact, until the signal aborts. */
  watch(changed: () => void, signal: AbortSignal): void;
  /** What joins a company to your sites, by the record. Rejects when that cannot be read. */
  readThreads(company: string): Promise<readonly Thread[]>;
  /** The company that a domain belongs to. Rejects when the catalog cannot be read. */
  companyOf(domain: string): Promise<string>;
  /** Rejects when the background cannot be reached. */
  sendSync(command: SyncCommand): Promise<Reply>;
}

/** What the settings page knows, and what it can ask for. */
export interface SettingsState {
  /** `undefined` until the first read. */
  readonly facts: SettingsFacts | undefined;
  /** Why the last read failed; the facts stay those of the read before. */
  readonly readFailure: string | undefined;
  readonly pending: Pending;
  /** The switch of sync that is under way. */
  readonly syncing: SyncCommand | undefined;
  readonly failure: CommandFailure<Command | SyncCommand> | undefined;
  /** Reads the facts and follows them until the signal aborts; settles after the first read. */
  start(signal: AbortSignal): Promise<void>;
  /** Sends a command; settles when its reply came and the facts were read again. */
  send(command: Command): Promise<void>;
  /** Settles when the reply came and the facts were read again. */
  switchSync(on: boolean): Promise<void>;
  forgetFailure(): void;
  /** As the source does. */
  readThreads(company: string): Promise<readonly Thread[]>;
  companyOf(domain: string): Promise<string>;
}

export type SettingsStore = StoreApi<SettingsState>;

/** How often remaining times are told anew, in milliseconds. */
const TICK = 30_000;

/** The settings page's store over a source of facts. It holds no truth of its own. */
export function createSettingsStore(source: SettingsSource): SettingsStore {
  return createStore<SettingsState>((set, get) => {
    const read = createReader(source, () => get().facts);
    return {
      facts: undefined,
      readFailure: undefined,
      pending: new Map(),
      syncing: undefined,
      failure: undefined,
      async start(signal) {
        const refresh = async () => set(await read());
        const changed = coalesce(refresh, signal);
        source.watch(changed, signal);
        const ticks = setInterval(changed, TICK);
        signal.addEventListener('abort', () => clearInterval(ticks));
        await refresh();
      },
      async send(command) {
        set({ pending: withCommand(get().pending, command), failure: undefined });
        const failure = await sendTo(source, command);
        const facts = await read();
        const pending = withoutCommand(get().pending, command);
        set({ ...facts, ...(failure && { failure }), pending });
      },
      async switchSync(on) {
        const command: SyncCommand = { type: 'sync', on };
        set({ syncing: command, failure: undefined });
        const failure = await sendTo({ send: source.sendSync }, command);
        const facts = await read();
        // A later switch waits for its own reply.
        const isLast = get().syncing === command;
        set({ ...facts, ...(failure && { failure }), ...(isLast && { syncing: undefined }) });
      },
      forgetFailure: () => set({ failure: undefined }),
      readThreads: (company) => source.readThreads(company),
      companyOf: (domain) => source.companyOf(domain),
    };
  });
}
