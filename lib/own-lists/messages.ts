import { reasonOf } from '../domain/reason.ts';
import type { CompileOptions, OwnCompiled } from './compile.ts';

/** The script that compiles lists, run as a worker. */
export const COMPILER = '/list-compiler.js';

/** What the compiler is told. */
export interface CompileRequest {
  readonly text: string;
  readonly options: CompileOptions;
}

/** What the compiler answers, once. */
export type CompileAnswer = { readonly ok: true; readonly compiled: OwnCompiled } | CompileFailure;

/** Why nothing came of it. */
export interface CompileFailure {
  readonly ok: false;
  readonly reason: string;
  readonly isTooSlow: boolean;
}

/** A list took longer to compile than anybody waits. */
export class TooSlow extends Error {
  constructor() {
    super('it took too long');
  }
}

/** A failure as it travels between pages and workers. */
export function answerOf(error: unknown): CompileFailure {
  const reason = reasonOf(error);
  return { ok: false, reason, isTooSlow: error instanceof TooSlow };
}

/** The error that a failure stands for. */
export function failureOf({ reason, isTooSlow }: CompileFailure): Error {
  return isTooSlow ? new TooSlow() : new Error(reason);
}

/** The page in which lists are compiled where the background cannot start a worker itself. */
export const WORKSHOP = 'workshop.html';

/** A message to that page. */
export interface WorkshopRequest extends CompileRequest {
  readonly to: 'workshop';
}
