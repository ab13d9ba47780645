import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { TitleRead } from '../../core/recognition/credential.ts';
import { factsIn, factsText, signedText } from '../../core/recognition/title-code.ts';
import type { Jwk } from './jws.ts';

type Facts = Omit<TitleRead, 'list'>;

/** Four bytes that tell which key signed, and the signature; the facts come behind. */
const TAG = 4;
const SIGNATURE = 64;

const tagOf = (key: KeyObject): Buffer =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, TAG);

/** A title's facts signed for a code on paper (Ed25519). */
export function signedFacts(title: Facts, key: KeyObject): Uint8Array {
  const facts = factsText(title);
  return Buffer.concat([tagOf(createPublicKey(key)), sign(null, Buffer.from(signedText(facts)), key), Buffer.from(facts)]);
}

/** The facts that one of the published keys signed; null: none did. */
export function openedFacts(bytes: Uint8Array, published: readonly Jwk[]): Facts | null {
  const all = Buffer.from(bytes);
  try {
    const facts = new TextDecoder('utf-8', { fatal: true }).decode(all.subarray(TAG + SIGNATURE));
    const signed = Buffer.from(signedText(facts));
    const keys = published.filter((one) => one.crv === 'Ed25519').map((jwk) => createPublicKey({ key: jwk, format: 'jwk' }));
    const key = keys.find((one) => tagOf(one).equals(all.subarray(0, TAG)));
    return key && verify(null, signed, key, all.subarray(TAG, TAG + SIGNATURE)) ? factsIn(facts) : null;
  } catch {
    return null;
  }
}
