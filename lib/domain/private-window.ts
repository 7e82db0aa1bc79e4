import type { Command } from './command.ts';
import { type Decision, type Reach, reachKey } from './decision.ts';
import type { Visit } from './protection.ts';

/**
 * What a command from a private window asks for: a decision holds for the visit only, because what
 * holds longer is written down with its site. `lasting`: decisions on disk. They are not replaced, as
 * they come back with the end of the visit.
 */
export function forVisitOnly(
  command: Command,
  visit: Visit,
  lasting: readonly Decision[],
): Command {
  const term = { duration: 'visit', tabId: visit.tabId, site: visit.site } as const;
  if (command.type === 'trust') {
    const { instead: _, ...others } = command;
    return { ...others, term };
  }
  if (command.type !== 'decide') return command;
  const { instead, ...others } = command;
  const isLasting = (reach: Reach) => lasting.some((one) => reachKey(one) === reachKey(reach));
  const replaced = instead && !isLasting(instead) && !isLasting(command);
  return { ...others, term, ...(replaced && { instead }) };
}
