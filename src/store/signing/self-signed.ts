import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { int, octets, oid, seq, setOf, TRUE, tlv, utf8 } from './der.ts';

const ECDSA = seq(oid('1.2.840.10045.4.3.2'));
const COMMON_NAME = '2.5.4.3';
/** As long as a paper may be asked about. */
const YEARS = 30;

/** A certificate that a P-256 key issues to itself, for an installation whose office has none: readers of PDF name its signer and ask whether to trust it. */
export function selfSigned(key: KeyObject, name: string, since: Date): Buffer {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const until = new Date(Date.UTC(since.getUTCFullYear() + YEARS, since.getUTCMonth(), since.getUTCDate()));
  const subject = seq(setOf(seq(oid(COMMON_NAME), utf8(name))));
  const extension = (of: string, value: Uint8Array) => seq(oid(of), TRUE, octets(value));
  // An authority to itself, so that a check of its chain ends at it; digitalSignature, nonRepudiation, keyCertSign.
  const extensions = seq(extension('2.5.29.19', seq(TRUE)), extension('2.5.29.15', tlv(3, Buffer.from([2, 0xc4]))));
  const serial = createHash('sha256').update(spki).digest().subarray(0, 16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const parts = [tlv(0xa0, int(2)), int(serial), ECDSA, subject, seq(time(since), time(until)), subject, spki, tlv(0xa3, extensions)];
  const tbs = seq(...parts);
  return seq(tbs, ECDSA, tlv(3, Buffer.from([0]), sign('sha256', tbs, key)));
}

/** Two digits of the year until 2049, four from then on (RFC 5280). */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return at.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
}
