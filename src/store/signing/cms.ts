import { createHash, verify, X509Certificate } from 'node:crypto';
import { int, member, NULL, octets, oid, read, seq, setOf, tlv } from './der.ts';
import { isSm2, SM2_SIGNED, SM3, sm2Verified } from './sm2.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const attributes = { contentType: '1.2.840.113549.1.9.3', digest: '1.2.840.113549.1.9.4', certificate: '1.2.840.113549.1.9.16.2.47' };
const algorithms = {
  ec: seq(oid('1.2.840.10045.4.3.2')),
  rsa: seq(oid('1.2.840.113549.1.1.11'), NULL),
  sm2: seq(oid(SM2_SIGNED)),
} as const;
/** How the content is digested: with SM2 by SM3, else by SHA-256. */
const digests = { ec: { id: SHA256, name: 'sha256' }, rsa: { id: SHA256, name: 'sha256' }, sm2: { id: SM3, name: 'sm3' } } as const;

/** A certificate that papers are signed with (DER), and those that it was issued by. */
export type Certificates = { readonly certificate: Uint8Array; readonly chain: readonly Uint8Array[] };
/** Whatever holds the key: this process, a token's command. It is given what is to be signed, hashes it, and answers as X.509 has it (ECDSA in DER). */
export type PaperKey = Certificates & { sign(bytes: Uint8Array): Promise<Uint8Array> };

const hashed = (name: string, parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash(name)).digest();

/** ec: P-256; rsa; sm2. @throws RangeError for another kind of key. */
export function kindOf(certificate: Uint8Array): keyof typeof algorithms {
  if (isSm2(certificate)) return 'sm2';
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(certificate).publicKey;
  if (asymmetricKeyType === 'rsa') return 'rsa';
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ec';
  throw new RangeError('签名证书的密钥应为 P-256、RSA 或 SM2 / the certificate must have a P-256, RSA or SM2 key');
}

/** Issuer and serial number, as they stand in the certificate. */
function identityOf(certificate: Uint8Array): Buffer {
  const tbs = member(read(certificate), 0);
  const at = member(tbs, 0).tag === 0xa0 ? 1 : 0;
  return seq(member(tbs, at + 2).raw, member(tbs, at).raw);
}

/** What is signed: type and digest of the content, and which certificate signs (CAdES signing-certificate-v2, as PAdES B-B asks). */
function attributesOf(content: readonly Uint8Array[], certificate: Uint8Array): Buffer {
  const attribute = (type: string, value: Uint8Array) => seq(oid(type), setOf(value));
  const [issuer, serial] = [member(read(identityOf(certificate)), 0), member(read(identityOf(certificate)), 1)];
  const signer = seq(octets(hashed('sha256', [certificate])), seq(seq(tlv(0xa4, issuer.raw)), serial.raw));
  return setOf(
    attribute(attributes.contentType, oid(DATA)),
    attribute(attributes.digest, octets(hashed(digests[kindOf(certificate)].name, content))),
    attribute(attributes.certificate, seq(seq(signer))),
  );
}

/** A detached signature (RFC 5652): nothing in it but what content, certificates and signature come to. */
function cmsOf({ certificate, chain }: Certificates, set: Buffer, signature: Uint8Array): Buffer {
  const signed = tlv(0xa0, read(set).body);
  const kind = kindOf(certificate);
  const digest = seq(oid(digests[kind].id));
  const info = seq(int(1), identityOf(certificate), digest, signed, algorithms[kind], octets(signature));
  const parts = [int(1), setOf(digest), seq(oid(DATA)), tlv(0xa0, certificate, ...chain), tlv(0x31, info)];
  return seq(oid(SIGNED_DATA), tlv(0xa0, seq(...parts)));
}

/**
 * The content signed; `content` in the parts that are read one after the other. What holds the key may answer anything, and what is signed is kept for ever: it is
 * checked before it goes out. @throws Error where it is no signature by the certificate's key
 */
export async function signContent(content: readonly Uint8Array[], key: PaperKey): Promise<Buffer> {
  const set = attributesOf(content, key.certificate);
  const cms = cmsOf(key, set, await key.sign(set));
  if (signerOf(cms, content, [key]) === null)
    throw new Error(
      '签名命令给出的签名与证书不符，请核对 SIGN_COMMAND 和 SIGN_CERTIFICATE / the signing command gave what the certificate does not verify',
    );
  return cms;
}

/**
 * Whose of these certificates signed the content; null: nobody's. A signature that `signContent` made is wholly known but for its last value, so it is made
 * again and compared: there is no byte in it that could be another.
 */
export function signerOf<T extends Certificates>(cms: Uint8Array, content: readonly Uint8Array[], published: readonly T[]): T | null {
  try {
    const signedData = member(member(read(cms), 1), 0);
    const signature = member(member(member(signedData, -1), 0), -1).body;
    return published.find((one) => isBy(one, { cms, content, signature })) ?? null;
  } catch {
    return null; // no signature of this form
  }
}

function isBy(
  one: Certificates,
  { cms, content, signature }: { cms: Uint8Array; content: readonly Uint8Array[]; signature: Buffer },
): boolean {
  const set = attributesOf(content, one.certificate);
  return cmsOf(one, set, signature).equals(cms) && verifiedBy(one.certificate, set, signature);
}

const verifiedBy = (certificate: Uint8Array, set: Buffer, signature: Buffer): boolean =>
  kindOf(certificate) === 'sm2'
    ? sm2Verified(set, signature, certificate)
    : verify('sha256', set, new X509Certificate(certificate).publicKey, signature);
