/**
 * The one table of priorities: a higher number wins, and at equal numbers allow beats block. The
 * packaged lists use 1 (block), 2 to 9 (stub), 20 (the lists' own exceptions) and 30 (important).
 */
export const PRIORITY = {
  /** A company blocked or allowed everywhere beats the lists. */
  company: 100,
  /** A trusted site beats every choice on companies. */
  trustedSite: 300,
} as const;
