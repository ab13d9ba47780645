import { gunzipSync, gzipSync } from 'node:zlib';

/** So many places at least, so that who asks for the list tells nobody whose title is looked at (W3C Bitstring Status List). */
export const PLACES = 131_072;

/** The list as it is published: bit i counted from the left of the first byte, packed, in base64url behind its mark. */
export function packedBits(revoked: readonly number[]): string {
  const bits = Buffer.alloc(PLACES / 8);
  for (const place of revoked) bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7));
  return `u${gzipSync(bits, { level: 9 }).toString('base64url')}`;
}

/** Whether a place is marked; null: it is no such list, or the place lies beyond it. */
export function bitAt(encoded: string, place: number): boolean | null {
  try {
    const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: 16 * 2 ** 20 });
    const byte = encoded.startsWith('u') ? bits[place >> 3] : undefined;
    return byte === undefined ? null : (byte & (0x80 >> (place & 7))) !== 0;
  } catch {
    return null;
  }
}
