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

export type Sealer = {
  /** `shown`: what is put beside it, to be read without the key; it is bound to the text, so that another in its place keeps it from opening. */
  seal(text: string, shown?: string): string;
  open(sealed: string): string;
};

const PREFIX = 'sealed:1:';
/** With what is shown beside it: `sealed:2:SHOWN:SEALED`, both in base64. */
const BESIDE = 'sealed:2:';
/** Nonce and tag alone, in base64. */
const LEAST = 38;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

type Parts = { readonly shown: string | null; readonly body: string };

/** What stands in a text that has the shape of what `seal` makes; null where it has another. */
function partsOf(text: string): Parts | null {
  const [shown, body] = text.startsWith(BESIDE) ? text.slice(BESIDE.length).split(':') : [null, text.slice(PREFIX.length)];
  if (shown === null ? !text.startsWith(PREFIX) : !BASE64.test(shown ?? '')) return null;
  if (body === undefined || body.length < LEAST || !BASE64.test(body)) return null;
  return { shown: shown ? Buffer.from(shown, 'base64').toString('utf8') : null, body };
}

/** Whether a text has the shape of what `seal` makes. Says nothing of who made it: what is personal is known by its field, never by this. */
export const looksSealed = (text: string): boolean => partsOf(text) !== null;

/** What was put beside a sealed text, read without the key; null: nothing was. */
export const shownBeside = (sealed: string): string | null => partsOf(sealed)?.shown ?? null;

/** Personal data at rest: AES-256-GCM under `key` (32 bytes, base64), a fresh nonce a value; what was altered does not open. */
export function createSealer(key: string): Sealer {
  const secret = Buffer.from(key, 'base64');
  if (secret.length !== 32) throw new Error('SHIFAN_SEAL_KEY must be 32 bytes in base64');
  return {
    seal(text, shown) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      if (shown !== undefined) cipher.setAAD(Buffer.from(shown));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
      return shown === undefined ? PREFIX + sealed : `${BESIDE}${Buffer.from(shown).toString('base64')}:${sealed}`;
    },
    open(sealed) {
      const { shown, body } = partsOf(sealed) ?? { shown: null, body: sealed.slice(PREFIX.length) };
      const bytes = Buffer.from(body, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12));
      if (shown !== null) decipher.setAAD(Buffer.from(shown));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
