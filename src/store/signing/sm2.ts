import { createHash } from 'node:crypto';
import { member, members, oid, read, seq, tlv } from './der.ts';

/**
 * Checks a signature of SM2 with SM3 (GB/T 32918.2) under the identity that the standard and every authority use. Node's OpenSSL checks it under an empty one alone, and the arithmetic is a page; nothing
 * secret takes part, so it need not take the same time for every input.
 */
export const SM2_SIGNED = '1.2.156.10197.1.501';
export const SM3 = '1.2.156.10197.1.401';
const CURVE = oid('1.2.156.10197.1.301');
const IDENTITY = Buffer.from('1234567812345678');

const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const A = P - 3n;
const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const G = {
  x: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  y: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
} as const;

type Point = { readonly x: bigint; readonly y: bigint };
/** The same without a division for each step (Jacobian): x/z², y/z³; z is 0 at infinity. */
type Projected = Point & { readonly z: bigint };

const mod = (n: bigint, m = P): bigint => ((n % m) + m) % m;
const bytesOf = (n: bigint): Buffer => Buffer.from(n.toString(16).padStart(64, '0'), 'hex');
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
const sm3 = (...parts: readonly Uint8Array[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sm3')).digest();

/** The inverse modulo the prime P, by Euclid. */
function inverse(n: bigint): bigint {
  let [a, b, x, y] = [mod(n), P, 1n, 0n];
  while (a > 1n) {
    const q = a / b;
    [a, b, x, y] = [b, a % b, y, x - q * y];
  }
  return mod(x);
}

function twice({ x, y, z }: Projected): Projected {
  const [d, g] = [mod(z * z), mod(y * y)];
  const b = mod(x * g);
  const a = mod(3n * (x - d) * (x + d));
  const x3 = mod(a * a - 8n * b);
  return { x: x3, y: mod(a * (4n * b - x3) - 8n * g * g), z: mod((y + z) ** 2n - g - d) };
}

function sum(p: Projected, q: Projected): Projected {
  if (p.z === 0n || q.z === 0n) return p.z === 0n ? q : p;
  const [pp, qq] = [mod(p.z * p.z), mod(q.z * q.z)];
  const [u, s] = [mod(p.x * qq), mod(p.y * q.z * qq)];
  const [h, r] = [mod(q.x * pp - u), mod(q.y * p.z * pp - s)];
  if (h === 0n) return r === 0n ? twice(p) : { x: 1n, y: 1n, z: 0n };
  const h2 = mod(h * h);
  const [h3, v] = [mod(h * h2), mod(u * h2)];
  const x = mod(r * r - h3 - 2n * v);
  return { x, y: mod(r * (v - x) - s * h3), z: mod(h * p.z * q.z) };
}

/** The abscissa of s·G + t·key; null at infinity. */
function combined(s: bigint, t: bigint, key: Point): bigint | null {
  const [g, k] = [G, key].map((one) => ({ ...one, z: 1n })) as [Projected, Projected];
  const both = sum(g, k);
  const [a, b] = [s, t].map((n) => n.toString(2).padStart(256, '0')) as [string, string];
  let at: Projected = { x: 1n, y: 1n, z: 0n };
  for (let bit = 0; bit < a.length; bit += 1) {
    at = twice(at);
    if (a[bit] === '1') at = sum(at, b[bit] === '1' ? both : g);
    else if (b[bit] === '1') at = sum(at, k);
  }
  return at.z === 0n ? null : mod(at.x * inverse(at.z) ** 2n);
}

/** The public key of a certificate; null: it is not one of SM2. */
function keyOf(certificate: Uint8Array): Point | null {
  const tbs = member(read(certificate), 0);
  const at = member(tbs, 0).tag === 0xa0 ? 6 : 5;
  const [algorithm, bits] = members(member(tbs, at));
  const point = bits?.body;
  if (!algorithm || point?.length !== 66 || point[1] !== 4 || !member(algorithm, 1).raw.equals(CURVE)) return null;
  const key = { x: numberOf(point.subarray(2, 34)), y: numberOf(point.subarray(34)) };
  const onCurve = key.x < P && key.y < P && mod(key.y * key.y - (key.x * key.x + A) * key.x - B) === 0n;
  return onCurve ? key : null;
}

/** Whether a certificate's key is one of SM2. */
export const isSm2 = (certificate: Uint8Array): boolean => keyOf(certificate) !== null;

/** What is signed of the content: SM3 of who signs (identity, curve, key) and of the content. */
function digestOf(content: Uint8Array, key: Point): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(IDENTITY.length * 8);
  return sm3(sm3(length, IDENTITY, ...[A, B, G.x, G.y, key.x, key.y].map(bytesOf)), content);
}

/** The 32 bytes that a signer with the certificate's key signs for a content. @throws RangeError for another kind of key. */
export function sm2Digest(content: Uint8Array, certificate: Uint8Array): Buffer {
  const key = keyOf(certificate);
  if (key === null) throw new RangeError('签名证书的密钥不是 SM2 / the certificate has no SM2 key');
  return digestOf(content, key);
}

/** The two numbers of a signature, written as only one writing of them is allowed; null: it is none. */
function numbersIn(signature: Uint8Array): readonly [bigint, bigint] | null {
  const [r, s] = members(read(signature)).map(({ body }) => body);
  if (r === undefined || s === undefined || !seq(tlv(2, r), tlv(2, s)).equals(signature)) return null;
  const least = [r, s].every(([first = 0x80, second = 0x80]) => first < 0x80 && (first > 0 || second >= 0x80));
  return least ? [numberOf(r), numberOf(s)] : null;
}

/** Whether the certificate's key signed the content; the signature in DER. @throws RangeError where it is no DER. */
export function sm2Verified(content: Uint8Array, signature: Uint8Array, certificate: Uint8Array): boolean {
  const key = keyOf(certificate);
  const numbers = numbersIn(signature);
  if (key === null || numbers === null) return false;
  const [r, s] = numbers;
  const t = mod(r + s, N);
  if (r < 1n || s < 1n || r >= N || s >= N || t === 0n) return false;
  const x = combined(s, t, key);
  return x !== null && mod(numberOf(digestOf(content, key)) + x, N) === r;
}
