import type { Command, Reply } from '../domain/command.ts';
import { type Reach, reachKey } from '../domain/decision.ts';
import { reasonOf } from '../domain/reason.ts';

/** Why a command did not do what was asked. */
export type CommandFailure<C = Command> =
  /** The background answered, and said no. `saved`: the intention holds, the browser refused it. */
  | {
      readonly kind: 'refused';
      readonly command: C;
      readonly saved: boolean;
      readonly reason: string;
    }
  /** The background did not answer. */
  | { readonly kind: 'unreachable'; readonly command: C; readonly reason: string };

/** The browser did not give what was asked of it. */
export interface PermissionFailure {
  readonly kind: 'permission';
  /** In the browser's own words; empty where the person said no. */
  readonly reason: string;
}

/** Commands under way, by subject: what a control shows until the reply comes. */
export type Pending = ReadonlyMap<string, Command>;

/** Where commands go. */
export interface CommandSource<C = Command> {
  /** Rejects when the background cannot be reached. */
  send(command: C): Promise<Reply>;
}

/** What a command is about: a later command on the same subject takes the place of an earlier. */
export function subjectOf(command: Command): string {
  switch (command.type) {
    case 'trust':
    case 'distrust':
      return `site:${command.site}`;
    case 'decide':
      return `reach:${reachKey(command.instead ?? command)}`;
    case 'undecide':
      return `reach:${reachKey(command)}`;
    case 'signal':
      return `signal:${command.signal}`;
    case 'list':
      return `list:${command.list}`;
    case 'dismiss':
      return `notice:${command.notice}`;
    case 'find':
      return `find:${command.tabId}`;
    case 'level':
    case 'pause':
    case 'undo-all':
    case 'bring-back':
      return command.type;
  }
}

/** Sends a command; `undefined` when it was obeyed, else why it was not. Never rejects. */
export async function sendTo<C = Command>(
  source: CommandSource<C>,
  command: C,
): Promise<CommandFailure<C> | undefined> {
  try {
    const reply = await source.send(command);
    if (reply.ok) return undefined;
    return { kind: 'refused', command, saved: reply.saved, reason: reply.reason };
  } catch (error) {
    return { kind: 'unreachable', command, reason: reasonOf(error) };
  }
}

/** Asks the browser for access to all sites; `undefined` when it gave it. Never rejects. */
export async function askPermission(source: {
  requestPermission(): Promise<boolean>;
}): Promise<PermissionFailure | undefined> {
  try {
    const granted = await source.requestPermission();
    return granted ? undefined : { kind: 'permission', reason: '' };
  } catch (error) {
    return { kind: 'permission', reason: reasonOf(error) };
  }
}

/** Commands under way, and one more, which is the last of them. */
export function withCommand(pending: Pending, command: Command): Pending {
  const others = new Map(pending);
  others.delete(subjectOf(command));
  return others.set(subjectOf(command), command);
}

/** The command under way on a company or a domain, here or everywhere: the one that was sent last. */
export function latestOn(
  pending: Pending,
  { subject, site }: Reach,
): Extract<Command, { type: 'decide' | 'undecide' }> | undefined {
  const keys = [{ subject, site }, { subject }].map((reach) =>
    subjectOf({ type: 'undecide', ...reach }),
  );
  const [, command] = [...pending].findLast(([key]) => keys.includes(key)) ?? [];
  return command?.type === 'decide' || command?.type === 'undecide' ? command : undefined;
}

/** Without a command that was answered. A later one on the same subject waits for its own reply. */
export function withoutCommand(pending: Pending, command: Command): Pending {
  const others = new Map(pending);
  if (others.get(subjectOf(command)) === command) others.delete(subjectOf(command));
  return others;
}
