import { createCipheriv, createDecipheriv, createHmac, randomFillSync, timingSafeEqual } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
/** Random bytes are fetched for so many nonces at a time: fetching costs as much as sealing does, and a nonce is no secret. */
const AT_ONCE = 256;

function nonces(): () => Uint8Array {
  const pool = Buffer.alloc(NONCE * AT_ONCE);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += NONCE;
    return Uint8Array.prototype.slice.call(pool, used - NONCE, used);
  };
}
const newNonce = nonces();

/** AES-256-GCM under a fresh nonce, in base64 (nonce, tag, text); it opens only with the same `bound`. */
export function encrypted(secret: Buffer, text: string, bound?: string): string {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  if (bound !== undefined) cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** What was encrypted so. Throws where it was altered, or bound to something else. */
export function decrypted(secret: Buffer, sealed: string, bound?: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE));
  if (bound !== undefined) decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  const body = decipher.update(bytes.subarray(NONCE + TAG));
  const rest = decipher.final(); // throws unless the tag is the right one
  return rest.length === 0 ? body.toString('utf8') : Buffer.concat([body, rest]).toString('utf8');
}

/** Another key made of this one, for this purpose alone. */
export const keyFor = (secret: Buffer, purpose: string): Buffer => createHmac('sha256', secret).update(purpose).digest();

/** Tells under a key that it was this text: HMAC-SHA256, 144 bits of it in base64. */
export const markOf = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64').slice(0, 24);

/** In a time that tells nothing of where they differ; a list asks it for each of its rows. */
export function sameText(given: string, due: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(due)];
  return one.length === other.length && timingSafeEqual(one, other);
}
