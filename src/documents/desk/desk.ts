import { entry } from '../work/entry.ts';
import { Pool } from '../work/pool.ts';
import type { DeskAnswer, DeskWork } from './protocol.ts';

/** A book of 2 000 pages and 150 MB needs about half. */
const HEAP_MB = 1024;

/** Milliseconds. */
export const PATIENCE = { docx: 60_000, xlsx: 60_000, bind: 180_000 } as const;

/** The thread that writes Word and Excel and binds books. */
export function desk(appRoot: string): Pool<DeskWork, DeskAnswer> {
  const { script, from } = entry('desk', appRoot);
  return new Pool<DeskWork, DeskAnswer>({ script, workerData: from, heapMb: HEAP_MB });
}
