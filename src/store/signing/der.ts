/** The little DER that a certificate and a signature need (X.690): writing by composition, strict reading. */

const lengthOf = (n: number): number[] => (n < 128 ? [n] : n < 256 ? [0x81, n] : n < 65_536 ? [0x82, n >> 8, n & 255] : tooLong());
const tooLong = (): never => {
  throw new RangeError('DER: too long');
};

/** One element of its parts. */
export function tlv(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.from([tag, ...lengthOf(body.length)]), body]);
}
export const seq = (...parts: Uint8Array[]): Buffer => tlv(0x30, ...parts);
/** SET OF: members ascending by their encoding. */
export const setOf = (...parts: Uint8Array[]): Buffer => tlv(0x31, ...parts.toSorted(Buffer.compare));
export const octets = (bytes: Uint8Array): Buffer => tlv(0x04, bytes);
export const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text));
export const NULL = Buffer.from([5, 0]);
export const TRUE = Buffer.from([1, 1, 255]);

/** A whole number that is not negative. */
export function int(value: number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? Buffer.from([value]) : Buffer.from(value);
  return tlv(2, (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** An object identifier, 1.2.840.10045.4.3.2. */
export function oid(dotted: string): Buffer {
  const [a = 0, b = 0, ...rest] = dotted.split('.').map(Number);
  const seven = (n: number): number[] => {
    const out = [n % 128];
    for (let left = Math.floor(n / 128); left > 0; left = Math.floor(left / 128)) out.unshift((left % 128) + 128);
    return out;
  };
  return tlv(6, Uint8Array.from([a * 40 + b, ...rest.flatMap(seven)]));
}

/** `raw`: the whole element; `body`: what is in it. */
export type Element = { readonly tag: number; readonly raw: Buffer; readonly body: Buffer };

/** The element that the bytes begin with; definite lengths only. */
export function read(bytes: Uint8Array): Element {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const first = all[1] ?? 0x80;
  const more = first > 0x80 ? first - 0x80 : 0;
  if (first === 0x80 || more > 4 || all.length < 2 + more) throw new RangeError('DER: length');
  const length = more > 0 ? all.readUIntBE(2, more) : first;
  const at = 2 + more;
  if (at + length > all.length) throw new RangeError('DER: too short');
  return { tag: all[0] ?? 0, raw: all.subarray(0, at + length), body: all.subarray(at, at + length) };
}

/** The elements in an element's body. */
export function members({ body }: Element): Element[] {
  const found: Element[] = [];
  for (let rest = body; rest.length > 0; ) {
    const next = read(rest);
    found.push(next);
    rest = rest.subarray(next.raw.length);
  }
  return found;
}

/** One of the elements in an element's body, from the end where negative. */
export function member(of: Element, at: number): Element {
  const found = members(of).at(at);
  if (!found) throw new RangeError('DER: an element is missing');
  return found;
}
