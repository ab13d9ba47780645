import { parentPort, workerData } from 'node:worker_threads';
import { markSheets } from './mark-sheets.ts';
import { readSheets } from './read-sheets.ts';
import type { Work } from './thread.ts';

// The entry of the reading thread: one file, one answer.

const { what, bytes, name, wanted } = workerData as Work;
const answer = what === 'read' ? await readSheets(bytes, name, wanted) : await markSheets(bytes, name, wanted);
parentPort?.postMessage(answer);
