import { readFile } from 'node:fs/promises';

/** A contender that listens. */
export interface Server {
  readonly url: string;
  /** What is read of it. */
  readonly path: string;
  /** Resident, in MiB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Resident memory of a process, in MiB. */
export async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
