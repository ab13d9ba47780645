import { keyFor } from './cipher.ts';

/** A key that seals, and by which name a sealed text says that it lies under it. */
export type SealKey = { readonly id: string; readonly secret: Buffer };
/** The first seals; all open: what lies under a former one is read until it was resealed (docs/decisions/0066). */
export type KeyRing = readonly [SealKey, ...SealKey[]];

/** Eight digits tell the keys of one installation apart, and tell nothing of a key. */
export const KEY_ID = '[0-9a-f]{8}';

const WHAT =
  '应是 32 字节的 base64（例如 openssl rand -base64 32），更换期间新的在前、原来的在后，以逗号分开 / must be 32 bytes in base64; while it is changed the new one and the former, by a comma';

/** The keys that a setting, a file or a command gives, by commas, blanks or lines. @throws Error with a sentence for the operator, which holds nothing of a key. */
export function ringOf(keys: string): KeyRing {
  const given = [...new Set(keys.split(/[\s,]+/).filter((one) => one !== ''))].map((one) => Buffer.from(one, 'base64'));
  if (given.length === 0 || given.some(({ length }) => length !== 32)) throw new Error(`密封密钥（SHIFAN_SEAL_KEY）${WHAT}`);
  const ring = given.map((secret) => ({ id: keyFor(secret, 'name of the key').toString('hex').slice(0, 8), secret }));
  return ring as [SealKey, ...SealKey[]];
}

/**
 * What `work` makes under the key that a text names, or, of a text from before keys had names, under the first of all that takes it.
 * @throws what the last of them throws, where none takes it.
 */
export function underOne<K extends SealKey, T>(ring: readonly K[], id: string | undefined, work: (key: K) => T): T {
  let refused: unknown = new Error('sealed under a key that is not here');
  for (const key of ring) {
    if (id !== undefined && id !== key.id) continue;
    try {
      return work(key);
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}
