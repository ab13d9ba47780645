import { parentPort, workerData } from 'node:worker_threads';
import { markSheets } from './mark-sheets.ts';
import { readSheets } from './read-sheets.ts';
import type { Work } from './thread.ts';

// The entry of the reading thread: one file, one answer.

const { what, bytes, name, table } = workerData as Work;
const answer = what === 'read' ? await readSheets(bytes, name, table) : await markSheets(bytes, name, table);
parentPort?.postMessage(answer);
