import { parentPort, workerData } from 'node:worker_threads';
import { createPool } from '../pool.ts';
import { createDatabase } from '../transaction.ts';
import { DatabaseUnavailable } from '../unavailable.ts';
import { pieces, type ReadJournal, verified } from './go-through.ts';
import type { Said, Task } from './thread.ts';

// The entry of the journal's thread: goes through the journal over a connection of its own, a slice at a time.

const { connection, reader, what, since } = workerData as Task;
const database = createDatabase(createPool(connection, 1), { queue: 1 });
const journal: ReadJournal = (work) => database.as(reader, work);
const say = (said: Said) => parentPort?.postMessage(said, said.kind === 'piece' ? [said.bytes.buffer as ArrayBuffer] : []);

try {
  if (what === 'verify') say({ kind: 'proof', proof: await verified(journal, since ?? undefined) });
  else {
    for await (const bytes of pieces(journal)) {
      const taken = new Promise((resolve) => parentPort?.once('message', resolve));
      say({ kind: 'piece', bytes });
      await taken;
    }
    say({ kind: 'end' });
  }
} catch (error) {
  const trouble = error instanceof DatabaseUnavailable ? error.trouble : null;
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error), trouble });
} finally {
  await database.close();
  parentPort?.close();
}
