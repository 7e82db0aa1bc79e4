import type { Finding } from '../domain/own-list.ts';

/** Counts findings of some kinds, and keeps a few of each as examples. */
export interface Tally<Kind extends string> {
  add(kind: Kind, line: number, text: string): void;
  /** All that was counted, the most frequent first. */
  all(): Finding<Kind>[];
  total(): number;
}

/** Longest part of a line that is kept. */
const TEXT = 160;

/** Counts; of each kind at most `examples` lines are kept. */
export function createTally<Kind extends string>(examples: number): Tally<Kind> {
  const found = new Map<Kind, { count: number; examples: { line: number; text: string }[] }>();
  return {
    add(kind, line, text) {
      const entry = found.get(kind) ?? { count: 0, examples: [] };
      entry.count += 1;
      if (entry.examples.length < examples) entry.examples.push({ line, text: cut(text) });
      found.set(kind, entry);
    },
    all() {
      const findings = [...found].map(([kind, entry]) => ({ kind, ...entry }));
      for (const { examples: lines } of findings) lines.sort((a, b) => a.line - b.line);
      return findings.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
    },
    total: () => [...found.values()].reduce((sum, { count }) => sum + count, 0),
  };
}

function cut(text: string): string {
  return text.length > TEXT ? `${text.slice(0, TEXT - 1)}…` : text;
}
