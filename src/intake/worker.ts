import { parentPort, workerData } from 'node:worker_threads';
import type { TableForm } from '../core/annexes/field.ts';
import { readSheets } from './read-sheets.ts';

// The entry of the reading thread: one file, one answer.

const { bytes, name, table } = workerData as { bytes: Uint8Array; name: string; table: TableForm };
parentPort?.postMessage(await readSheets(bytes, name, table));
