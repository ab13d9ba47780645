import { parentPort, workerData } from 'node:worker_threads';
import { textsOn } from './texts.ts';

// The entry of the thread that looks at scans: one file, one answer.

const { bytes, mediaType } = workerData as { bytes: Uint8Array; mediaType: string };
parentPort?.postMessage(await textsOn(bytes, mediaType));
