import type { Command } from './command.ts';
import { type Reach, reachKey, type Trust } from './decision.ts';
import type { Visit } from './protection.ts';

/** What was decided for the visit, or is about to be. */
interface ForVisit {
  readonly decisions: readonly Reach[];
  readonly trusts: readonly Pick<Trust, 'site'>[];
}

/**
 * What a command from a private window asks for. A decision holds on the site and for the visit only,
 * because what holds longer is written down with its site; it lies above what is on disk, which comes
 * back with the end of the visit. What was decided for the visit is taken back alone.
 */
export function forVisitOnly(
  command: Command,
  { tabId, site }: Visit,
  { decisions, trusts }: ForVisit,
): Command {
  const term = { duration: 'visit', tabId, site } as const;
  switch (command.type) {
    case 'trust':
      return { type: 'trust', site: command.site, term, from: command.from };
    case 'decide': {
      const { type, subject, action, from } = command;
      return { type, subject, action, site, term, from };
    }
    case 'distrust':
      return trusts.some((trust) => trust.site === command.site)
        ? { ...command, passing: true }
        : command;
    case 'undecide':
      return decisions.some((decision) => reachKey(decision) === reachKey(command))
        ? { ...command, passing: true }
        : command;
    default:
      return command;
  }
}
