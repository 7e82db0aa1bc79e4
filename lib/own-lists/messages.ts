import type { CompileOptions, OwnCompiled } from './compile.ts';

/** The script that compiles lists, run as a worker. */
export const COMPILER = '/list-compiler.js';

/** What the compiler is told. */
export interface CompileRequest {
  readonly text: string;
  readonly options: CompileOptions;
}

/** What the compiler answers, once. */
export type CompileAnswer =
  | { readonly ok: true; readonly compiled: OwnCompiled }
  | { readonly ok: false; readonly reason: string };

/** The page in which lists are compiled where the background cannot start a worker itself. */
export const WORKSHOP = 'workshop.html';

/** A message to that page. */
export interface WorkshopRequest extends CompileRequest {
  readonly to: 'workshop';
}
