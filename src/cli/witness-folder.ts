import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { unless } from '../store/engine/refusal.ts';
import { madeOnce } from '../store/engine/scratch.ts';
import { COSIGNS, type NoteKey } from '../store/log/note.ts';

/** What a witness has signed last of a log, and by which key it knows the log. */
export type Seen = { readonly key: string; readonly note: string };

/** A witness's folder: its own key, and what it saw. */
export type WitnessFolder = {
  readonly own: { readonly key: NoteKey; readonly secret: KeyObject };
  seen(): Promise<Seen | null>;
  /** In the place of `over`; stands on the disk when this returns: what was signed is never forgotten. False: another run has kept something since. */
  keep(seen: Seen, over: Seen | null): Promise<boolean>;
  /** Two checkpoints that can't both be; answers where they lie. */
  keepEvidence(name: string, text: string): Promise<string>;
};

/** Opens the folder; with a `name` it is made, and its key. Null: it is none yet. */
export async function witnessFolder(folder: string, name: string | null): Promise<WitnessFolder | null> {
  const at = (file: string): string => join(folder, file);
  if (name !== null) {
    await mkdir(folder, { recursive: true });
    await madeOnce(at('name'), () => `${name}\n`);
    await madeOnce(at('key.pem'), () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  const [kept, pem] = [await read(at('name')), await read(at('key.pem'))];
  if (kept === null || pem === null) return null;
  const secret = createPrivateKey(pem);
  const seen = async (): Promise<Seen | null> => {
    const text = await read(at('seen.json'));
    return text === null ? null : JSON.parse(text);
  };
  return {
    own: { secret, key: { name: kept.trim(), kind: COSIGNS, publicKey: createPublicKey(secret) } },
    seen,
    keep: (next, over) =>
      alone(at('lock'), async () => {
        if ((await seen())?.note !== over?.note) return false;
        await put(folder, 'seen.json', JSON.stringify(next));
        return true;
      }),
    async keepEvidence(file, text) {
      await writeFile(at(file), text);
      return at(file);
    },
  };
}

/** Null where there is no such file; one that can't be read is an error: who forgot what it saw would sign anything. */
const read = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)));

/** What is done under the lock takes milliseconds: one of a minute was left by a run that was killed. */
const ABANDONED_MS = 60_000;

/** Of several runs in this folder one at a time. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!(await taken(lock))) await delay(20);
  return work().finally(() => rm(lock, { force: true }));
}

async function taken(lock: string): Promise<boolean> {
  const made = await open(lock, 'wx').catch(unless('EEXIST'));
  await made?.close();
  if (made !== undefined) return true;
  const held = await stat(lock).catch(unless('ENOENT'));
  if (held !== undefined && Date.now() - held.mtimeMs > ABANDONED_MS) await rm(lock, { force: true });
  return false;
}

async function put(folder: string, name: string, text: string): Promise<void> {
  const file = join(folder, name);
  const beside = await open(`${file}.new`, 'w');
  try {
    await beside.writeFile(text);
    await beside.sync();
  } finally {
    await beside.close();
  }
  await rename(`${file}.new`, file);
  const names = await open(folder, 'r');
  await names.sync().finally(() => names.close());
}
