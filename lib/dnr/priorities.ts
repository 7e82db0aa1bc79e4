import { closeness } from '../domain/explain.ts';
import type { Ruling } from '../domain/in-force.ts';

/**
 * The one table of priorities: a higher number wins, and at equal numbers allow beats block. A rule
 * that changes headers counts only where no allow of an equal or higher number matches. The packaged
 * lists use 1 (block), 2 (stub), 20 (the lists' own exceptions), 30 and 31 (important) and 49
 * (important exceptions).
 */
export const PRIORITY = {
  /** Parameters stripped from navigations: also where a list has an exception for the whole page. */
  parameters: 60,
  /** Pages that send their whole address to third parties are told to send their origin only. */
  referrer: 65,
  /** Strict: strangers get and set no cookies. */
  strangers: 70,
  /** Strict: strangers that behave like trackers. */
  learned: 80,
  /** Strict: embeds are shown as placeholders, whatever lists say of them. */
  embeds: 90,
  /** An embed that a person loads once. */
  loadedOnce: 92,
  /** The lowest of a person's decisions; see `priorityOf`. */
  decisions: 100,
  /** A trusted site beats every decision, and so does a level that only watches. */
  trustedSite: 300,
  /** Signals are sent to trusted sites too. */
  signals: 310,
  /** A pause beats everything. */
  pause: 400,
} as const;

/** Between two closenesses: room for the rules of one decision, and of a passing one above it. */
const STEP = 10;

/** How much higher a decision for this visit stands than one for longer with the same reach. */
const PASSING = 5;

/**
 * The number of a decision's first rule; a second one has the next number. Company everywhere 100,
 * its domains everywhere 110 to 180, company on a site 190, its domains there 200 to 270.
 */
export function priorityOf(ruling: Ruling, isPassing: boolean): number {
  return PRIORITY.decisions + STEP * closeness(ruling) + (isPassing ? PASSING : 0);
}
