import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { decrypted, encrypted } from './age.ts';

/** What lies beside the data and in no backup of it: without the seal a backup's personal data stays sealed, without the signing key certificates are another office's. */
const shape = z.strictObject({ sealKey: z.string().min(1), signingKey: z.string().optional(), demonstration: z.string().optional() });
export type Keys = z.infer<typeof shape>;

const places = { sealKey: 'seal-key', signingKey: 'signing-key', demonstration: 'demonstration.json' } as const;

/** The keys of an installation; `given`: the seal as the environment names it. @throws Error where there is no seal yet. */
export async function keysOf(dataDir: string, given: string | null): Promise<Keys> {
  const read = (name: keyof typeof places) => readFile(join(dataDir, places[name]), 'utf8').catch(() => undefined);
  const [own, signingKey, demonstration] = await Promise.all([read('sealKey'), read('signingKey'), read('demonstration')]);
  const sealKey = given ?? own?.trim();
  if (sealKey === undefined) throw new Error(`${dataDir} 里没有密封密钥，也没有设置 SHIFAN_SEAL_KEY / no seal key`);
  return { sealKey, ...(signingKey === undefined ? {} : { signingKey }), ...(demonstration === undefined ? {} : { demonstration }) };
}

const whole = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const once = async function* (bytes: Uint8Array) {
  yield bytes;
};

export const shutKeys = async (keys: Keys, passphrase: string): Promise<Uint8Array> =>
  whole(await encrypted(once(Buffer.from(JSON.stringify(keys))), { passphrase }));

export const openKeys = async (bytes: Uint8Array, passphrase: string): Promise<Keys> =>
  shape.parse(JSON.parse((await whole(await decrypted(once(bytes), { passphrase }))).toString('utf8')));

/** Puts them where an installation looks for them; one that is there already and is another is never replaced. */
export async function layKeys(dataDir: string, keys: Keys): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  for (const [name, place] of Object.entries(places) as [keyof typeof places, string][]) {
    const value = keys[name];
    if (value === undefined) continue;
    const at = join(dataDir, place);
    const there = await readFile(at, 'utf8').catch(() => null);
    if (there !== null && there.trim() !== value.trim())
      throw new Error(`${at} 是另一个密钥，没有替换：请用空的 DATA_DIR 恢复 / another key is there`);
    if (there === null) await writeFile(at, name === 'sealKey' ? `${value}\n` : value, { mode: 0o600, flag: 'wx', flush: true });
  }
}
