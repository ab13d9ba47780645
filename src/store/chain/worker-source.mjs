// Starts worker.ts from sources: a worker thread does not inherit tsx's loader. Never part of the bundle.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
