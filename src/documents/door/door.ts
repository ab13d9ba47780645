import v8 from 'node:v8';
import type { Flaw } from '../../core/files/flaw.ts';
import { entry } from '../work/entry.ts';
import { Pool, WorkFailed, type WorkFailure } from '../work/pool.ts';
import type { CleanPages, DoorAnswer, DoorWork, Flawed } from './protocol.ts';

/** A thread's limits bound JavaScript's heap, neither WebAssembly nor array buffers; this bounds each WebAssembly memory to 256 MB (pages of 64 kB). */
const MOST_WASM_PAGES = 4096;
const HEAP_MB = 256;
/** Milliseconds. The largest honest file, a scan of 50 MB, takes some two seconds. */
const PATIENCE = { look: 30_000, clean: 30_000, read: 60_000 } as const;

/** A file of somebody else, fetched only when its turn has come. */
export type Foreign = { readonly mediaType: string; bytes(): Promise<Uint8Array> };

/** Where files of others are opened: in a thread with limits of time and memory, one after the other. */
export type Door = {
  /** What keeps the file from being opened; null where nothing does. */
  look(file: Foreign): Promise<Flaw | null>;
  /** Its pages, or why it has none to give. A picture becomes a page of A4. */
  clean(file: Foreign, signal?: AbortSignal): Promise<CleanPages | Flawed>;
  /** What the code on a scan says, best first; empty where nothing can be read. */
  texts(file: Foreign): Promise<readonly string[]>;
  close(): Promise<void>;
};

const flawOf: Readonly<Partial<Record<WorkFailure, Flaw>>> = { time: 'tooSlow', memory: 'tooMuch', crashed: 'damaged' };

export function openDoor(appRoot: string): Door {
  v8.setFlagsFromString(`--wasm-max-mem-pages=${MOST_WASM_PAGES}`);
  const { script, from } = entry('door', appRoot);
  const pool = new Pool<DoorWork, DoorAnswer>({ script, workerData: from, heapMb: HEAP_MB });
  const ask = async (what: DoorWork['what'], { mediaType, bytes }: Foreign, signal?: AbortSignal): Promise<DoorAnswer> => {
    const rank = what === 'clean' ? 2 : 1;
    try {
      return await pool.run(async () => ({ what, mediaType, bytes: await bytes() }), { rank, ms: PATIENCE[what], signal });
    } catch (error) {
      const flaw = error instanceof WorkFailed ? flawOf[error.why] : undefined;
      if (flaw === undefined) throw error;
      return { kind: 'flawed', flaw, detail: String(error) };
    }
  };
  return {
    look: async (file) => {
      const answer = await ask('look', file);
      return answer.kind === 'flawed' ? answer.flaw : null;
    },
    clean: async (file, signal) => {
      const answer = await ask('clean', file, signal);
      return answer.kind === 'pages' || answer.kind === 'flawed' ? answer : { kind: 'flawed', flaw: 'damaged', detail: answer.kind };
    },
    texts: async (file) => {
      const answer = await ask('read', file);
      return answer.kind === 'texts' ? answer.texts : [];
    },
    close: () => pool.close(),
  };
}
