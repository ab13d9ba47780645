// Starts a worker from its source: a worker thread does not inherit tsx's loader. Never part of the bundle.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.entry);
