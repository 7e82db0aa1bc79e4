import * as v from 'valibot';
import type { Decision, Trust } from './decision.ts';
import { DecisionSchema, MomentSchema, SiteSchema, TrustSchema } from './decision-schema.ts';
import {
  DEFAULT_PROTECTION,
  LEVELS,
  NOTHING_PASSING,
  type Passing,
  type Protection,
} from './protection.ts';

/** The id of an optional packaged list. */
export const ListIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));

const SignalsSchema = v.object({ gpc: v.boolean(), dnt: v.boolean() });

/** Settings as they stand on disk. */
export const ProtectionSchema = v.object({
  version: v.literal(2),
  level: v.picklist(LEVELS),
  pausedUntil: v.optional(MomentSchema),
  trusts: v.array(TrustSchema),
  decisions: v.array(DecisionSchema),
  signals: SignalsSchema,
  lists: v.array(ListIdSchema),
});

/** The first version, in which a company was blocked or allowed everywhere and always. */
const FirstSchema = v.object({
  version: v.literal(1),
  trustedSites: v.array(SiteSchema),
  decisions: v.record(v.string(), v.picklist(['block', 'allow'])),
});

const VisitSchema = v.object({ visit: v.object({ tabId: v.number(), site: SiteSchema }) });
const TrialSchema = v.object({ trial: v.optional(v.literal(true)) });
const ofVisits = {
  decisions: v.array(v.intersect([DecisionSchema, VisitSchema, TrialSchema])),
  trusts: v.array(v.intersect([TrustSchema, VisitSchema])),
};
const UndoneSchema = v.object({
  decisions: v.array(DecisionSchema),
  trusts: v.array(TrustSchema),
  passing: v.object(ofVisits),
});
const PassingSchema = v.object({
  ...ofVisits,
  paused: v.boolean(),
  loads: v.optional(v.array(v.object({ tabId: v.number(), embed: v.string() }))),
  // What cannot be brought back must not cost what holds.
  undone: v.fallback(v.optional(UndoneSchema), undefined),
});

/** Settings as read from storage, with the reason why a part of them had to be left out. */
export interface ReadProtection {
  readonly protection: Protection;
  /** Absent when everything was well. */
  readonly problem?: string;
}

/**
 * Reads stored settings of any shape. What is well-formed is kept entry by entry, so that one bad
 * entry does not cost a person the others; `undefined` (nothing stored) is the default.
 */
export function readProtection(stored: unknown): ReadProtection {
  if (stored === undefined) return { protection: DEFAULT_PROTECTION };
  const first = v.safeParse(FirstSchema, stored);
  if (first.success) return { protection: fromFirst(first.output) };
  const whole = v.safeParse(ProtectionSchema, stored);
  if (whole.success) return { protection: whole.output };
  const problem = v.summarize(whole.issues);
  return { protection: isObject(stored) ? salvage(stored) : DEFAULT_PROTECTION, problem };
}

/** Reads what is kept in memory; what is not well-formed was nothing. */
export function readPassing(stored: unknown): Passing {
  const parsed = v.safeParse(PassingSchema, stored);
  return parsed.success ? parsed.output : NOTHING_PASSING;
}

/** The moment is not known: the first version did not keep it. */
const LONG_AGO = { madeAt: 0, from: 'popup' } as const;

function fromFirst(first: v.InferOutput<typeof FirstSchema>): Protection {
  const decisions = Object.entries(first.decisions).map(([id, action]): Decision => {
    return { subject: { kind: 'company', id }, action, ...LONG_AGO };
  });
  const trusts = first.trustedSites.map((site): Trust => ({ site, ...LONG_AGO }));
  return { ...DEFAULT_PROTECTION, trusts, decisions };
}

function salvage(stored: Record<string, unknown>): Protection {
  if (stored.version === 1) return fromFirst(salvageFirst(stored));
  const { entries } = ProtectionSchema;
  const level = v.safeParse(entries.level, stored.level);
  const paused = v.safeParse(entries.pausedUntil, stored.pausedUntil);
  const signals = v.safeParse(SignalsSchema, stored.signals);
  return {
    version: 2,
    level: level.success ? level.output : DEFAULT_PROTECTION.level,
    ...(paused.success && paused.output !== undefined && { pausedUntil: paused.output }),
    trusts: wellFormed(TrustSchema, stored.trusts),
    decisions: wellFormed(DecisionSchema, stored.decisions),
    signals: signals.success ? signals.output : DEFAULT_PROTECTION.signals,
    lists: wellFormed(ListIdSchema, stored.lists),
  };
}

function salvageFirst(stored: Record<string, unknown>): v.InferOutput<typeof FirstSchema> {
  const decisions = isObject(stored.decisions) ? Object.entries(stored.decisions) : [];
  const { key, value } = FirstSchema.entries.decisions;
  const kept = decisions.flatMap(([id, choice]) => {
    const action = v.safeParse(value, choice);
    return v.is(key, id) && id !== '' && action.success ? [[id, action.output] as const] : [];
  });
  return {
    version: 1,
    trustedSites: wellFormed(SiteSchema, stored.trustedSites),
    decisions: Object.fromEntries(kept),
  };
}

function wellFormed<T>(schema: v.GenericSchema<unknown, T>, stored: unknown): T[] {
  const entries = Array.isArray(stored) ? stored : [];
  return entries.flatMap((entry) => {
    const parsed = v.safeParse(schema, entry);
    return parsed.success ? [parsed.output] : [];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
