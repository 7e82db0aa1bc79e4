import type { Refusal } from '../domain/own-list.ts';
import { reasonOf } from '../domain/reason.ts';

/** A new version of a list that was not taken. */
export class Refused extends Error {
  readonly why: Refusal;
  readonly detail: string;

  constructor(why: Refusal, detail = '') {
    super(detail === '' ? why : `${why}: ${detail}`);
    this.why = why;
    this.detail = detail;
  }
}

/** Throws when there is a reason. */
export function refuse(why: Refusal | undefined): void {
  if (why !== undefined) throw new Refused(why);
}

/** Why a list was not taken, whatever was thrown. */
export function asRefused(error: unknown): { readonly why: Refusal; readonly detail: string } {
  return error instanceof Refused ? error : { why: 'rules-refused', detail: reasonOf(error) };
}
