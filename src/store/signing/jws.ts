import { createHash, createPublicKey, type JsonWebKey, type KeyObject, sign, verify } from 'node:crypto';

/** A published key (RFC 7517); `x5c`: of one that papers are signed with, its certificate and those above it. */
export type Jwk = JsonWebKey & { readonly kid: string; readonly use: 'sig'; readonly alg: string; readonly x5c?: readonly string[] };

const base64 = (of: string | Uint8Array): string => Buffer.from(of as Uint8Array).toString('base64url');

/** What stands for a key wherever it is published (RFC 7638). */
export const thumbprint = ({ crv, kty, x }: JsonWebKey): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');

/** A verifiable credential secured by JOSE (vc+jwt, compact): Ed25519. */
export function jwsOf(payload: object, key: KeyObject, kid: string): string {
  const input = `${base64(JSON.stringify({ alg: 'EdDSA', kid, typ: 'vc+jwt', cty: 'vc' }))}.${base64(JSON.stringify(payload))}`;
  return `${input}.${base64(sign(null, Buffer.from(input), key))}`;
}

/** What one of the published keys signed; null: none did. Which key is asked is the header's to say, which algorithm the key's. */
export function openedJws(text: string, published: readonly Jwk[]): unknown {
  const [head = '', body = '', signature = '', ...more] = text.trim().split('.');
  try {
    const { alg, kid, typ } = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>;
    const jwk = published.find((one) => one.kid === kid && one.crv === 'Ed25519');
    if (!jwk || more.length > 0 || typ !== 'vc+jwt' || alg !== 'EdDSA') return null;
    const bytes = Buffer.from(signature, 'base64url');
    const whole = base64(bytes) === signature; // no second spelling of the same bytes
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return whole && verify(null, Buffer.from(`${head}.${body}`), key, bytes) ? JSON.parse(Buffer.from(body, 'base64url').toString()) : null;
  } catch {
    return null;
  }
}
