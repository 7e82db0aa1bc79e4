import { readFileSync, writeFileSync } from 'node:fs';
import { extensionsOfTree } from './cpu.ts';

/**
 * Begins to watch the memory of the processes that a process started and in which extensions run.
 * The answer tells the most that has been resident since, above what was at first, in megabytes.
 *
 * @throws elsewhere than on Linux: only there the highest mark can be set back.
 */
export function watchMemory(root: number): () => number {
  const atFirst = new Map(
    extensionsOfTree(root).map((id) => {
      // Sets the highest mark back to what is resident now (proc_pid_clear_refs(5)).
      writeFileSync(`/proc/${id}/clear_refs`, '5');
      return [id, megabytes(id, 'VmRSS')] as const;
    }),
  );
  return () =>
    extensionsOfTree(root).reduce(
      (sum, id) => sum + megabytes(id, 'VmHWM') - (atFirst.get(id) ?? 0),
      0,
    );
}

function megabytes(id: number, field: 'VmRSS' | 'VmHWM'): number {
  const line = readFileSync(`/proc/${id}/status`, 'utf8').match(
    new RegExp(`^${field}:\\s+(\\d+)`, 'm'),
  );
  return Number(line?.[1] ?? 0) / 1024;
}
