import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** One module for all cryptography; the primitives are OpenSSL's. SM3 and SM4 where the law asks for them, else SHA-256 and AES-256-GCM. */
export type Suite = 'sm' | 'international';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The journal's chain (GB/T 32905 SM3, or SHA-256 by configuration). */
export const chainHash = (text: string, suite: Suite = 'sm'): string =>
  createHash(suite === 'sm' ? 'sm3' : 'sha256')
    .update(text)
    .digest('hex');

export const newSecret = (): string => randomBytes(32).toString('hex');
export const newToken = (): string => randomBytes(32).toString('base64url');

export type Sealer = { seal(text: string): string; open(sealed: string): string };

const PREFIX = 'sealed:1:';
/** Nonce and tag alone, in base64. */
const LEAST = 38;
/** Whether a text has the shape of what `seal` makes. Says nothing of who made it: what is personal is known by its field, never by this. */
export const looksSealed = (text: string): boolean =>
  text.startsWith(PREFIX) && text.length >= PREFIX.length + LEAST && /^[A-Za-z0-9+/]+={0,2}$/.test(text.slice(PREFIX.length));

/** Personal data at rest: AES-256-GCM under `key` (32 bytes, base64), a fresh nonce a value; what was altered does not open. */
export function createSealer(key: string): Sealer {
  const secret = Buffer.from(key, 'base64');
  if (secret.length !== 32) throw new Error('SHIFAN_SEAL_KEY must be 32 bytes in base64');
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64');
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
