import * as v from 'valibot';
import { type Replaces, withDecisions, withTrusts } from './decision.ts';
import { ListAddressSchema, ListNameSchema } from './own-list.ts';
import type { Protection } from './protection.ts';
import { ProtectionSchema } from './protection-schema.ts';
import { KEEPS } from './record-command.ts';

/** What the first line of an exported file says it is. */
export const FORMAT = 'unweave';

/** The version of the form; docs/export-format.md tells what is in it. */
export const FORMAT_VERSION = 1;

/** A list of the person's own: where it comes from, or its text where it was written by hand. */
const OwnListSourceSchema = v.strictObject({
  name: ListNameSchema,
  url: v.optional(ListAddressSchema),
  text: v.optional(v.string()),
  on: v.boolean(),
});

/** A list of the person's own, as it travels. */
export type OwnListSource = Readonly<v.InferOutput<typeof OwnListSourceSchema>>;

/** Everything that travels beside the record. */
export const SettingsSchema = v.strictObject({
  protection: v.pipe(
    ProtectionSchema,
    v.transform((protection): Protection => protection),
  ),
  keep: v.picklist(KEEPS),
  ownLists: v.pipe(v.array(OwnListSourceSchema), v.readonly()),
});

/** Everything that travels beside the record. */
export type TransferredSettings = Readonly<v.InferOutput<typeof SettingsSchema>>;

/**
 * What wrote a file that can be taken in: this extension; Lightbeam, in the older form that noted
 * every connection or in the newer one that noted neither when nor how often; Collusion, Lightbeam's
 * forerunner; or whatever saved a HAR, such as the network panel of a browser.
 */
export type FileKind = 'unweave' | 'connections' | 'websites' | 'collusion' | 'har';

/** Why a file was not taken in; nothing was changed. */
export type ImportProblem =
  /** Not an export of Unweave, nor anything else that can be read. */
  | 'not-ours'
  /** Written by a newer version of Unweave. */
  | 'newer'
  /** It ends in the middle. */
  | 'cut-off'
  /** Not JSON, or not UTF-8. */
  | 'not-json'
  /** Nested deeper than any record. */
  | 'too-deep'
  /** A part of it is longer than any part of a record can be. */
  | 'too-long'
  /** It holds more than can be taken in at once. */
  | 'too-much'
  /** It is what it should be, but no site is in it. */
  | 'empty'
  /** An entry is not what it should be. */
  | 'wrong'
  /** A site stands twice on the same day. */
  | 'twice'
  /** The disk or the database did not take it. */
  | 'disk';

/** A file could not be taken in. Nothing was changed. */
export class ImportError extends Error {
  readonly problem: ImportProblem;

  /** @param detail where it is and what is wrong there, for the person to read */
  constructor(problem: ImportProblem, detail: string) {
    super(detail);
    this.name = 'ImportError';
    this.problem = problem;
  }
}

/** What was decided last about the same thing holds; level and signals stay what they are. */
export function addProtection(before: Protection, added: Protection): Protection {
  const decisions = withDecisions(before.decisions, added.decisions, isNewer);
  const trusts = withTrusts(before.trusts, added.trusts, isNewer);
  const lists = [...new Set([...before.lists, ...added.lists])];
  const isSame =
    decisions === before.decisions &&
    trusts === before.trusts &&
    lists.length === before.lists.length;
  return isSame ? before : { ...before, decisions, trusts, lists };
}

const isNewer: Replaces = (added, present) => !present || present.madeAt < added.madeAt;
