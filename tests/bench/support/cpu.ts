import { readdirSync, readFileSync } from 'node:fs';

/** Processor time that a browser has used since its start, in milliseconds. */
export interface CpuTime {
  /** All of its processes. */
  readonly all: number;
  /** The processes in which extensions run. */
  readonly extensions: number;
}

/** Linux counts processor time in hundredths of a second wherever it tells it to programs. */
const TICK = 10;

interface Process {
  readonly parent: number;
  /** Milliseconds. */
  readonly own: number;
  /** Milliseconds of its children that have ended. */
  readonly ended: number;
}

/**
 * Processor time of a process and all that it started, those that have ended included.
 *
 * @throws elsewhere than on Linux: only there the system tells it in sufficient detail.
 */
export function cpuOfTree(root: number): CpuTime {
  let all = 0;
  let extensions = 0;
  for (const [id, { own, ended }] of treeOf(root)) {
    all += own + ended;
    if (unlessGone(() => runsExtensions(id))) extensions += own;
  }
  return { all, extensions };
}

/** Ids of the processes that a process started and in which extensions run. Linux only. */
export function extensionsOfTree(root: number): number[] {
  return treeOf(root)
    .map(([id]) => id)
    .filter((id) => unlessGone(() => runsExtensions(id)));
}

function treeOf(root: number): [number, Process][] {
  const processes = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? unlessGone(() => readProcess(name)) : undefined;
    if (found) processes.set(Number(name), found);
  }
  return [...processes].filter(([id]) => isWithin(id, root, processes));
}

function isWithin(id: number, root: number, processes: ReadonlyMap<number, Process>): boolean {
  for (let at: number | undefined = id; at; at = processes.get(at)?.parent) {
    if (at === root) return true;
  }
  return false;
}

function readProcess(id: string): Process {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  // The name in brackets may hold anything; after it come the fields from the third one on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = (first: number) => TICK * (Number(fields[first]) + Number(fields[first + 1]));
  return {
    parent: Number(fields[1]),
    // Threads tell to the nanosecond but are forgotten when they end; the whole forgets nothing.
    own: Math.max(ticks(11), timeOfThreads(id)),
    ended: ticks(13),
  };
}

function timeOfThreads(id: string): number {
  const nanoseconds = readdirSync(`/proc/${id}/task`).map((thread) =>
    unlessGone(() => readFileSync(`/proc/${id}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, time) => sum + Number(time ?? 0), 0) / 1e6;
}

function runsExtensions(id: number): boolean {
  return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process');
}

/** Processes and threads may end while they are being looked at. */
function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
