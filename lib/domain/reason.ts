/** What went wrong, in the words of whoever threw it: of the browser, most often. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
