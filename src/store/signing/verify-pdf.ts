import { type Certificates, signerOf } from './cms.ts';
import { read } from './der.ts';

/** `signer`: which of the published certificates; `credential`: what came with the paper, signed along. */
export type PdfSigned<T> = { readonly signer: T; readonly credential: string | null };
export type PdfProof<T> = PdfSigned<T> | 'unsigned' | 'broken';

/**
 * Whether a paper is as it was signed: from its first byte to its last, white space at the end left out (mail adds it). `unsigned`: there is no signature, so
 * nothing is proved and nothing refuted: also what is left of a signed paper that was printed or saved anew.
 */
export function verifyPdf<T extends Certificates>(bytes: Uint8Array, published: readonly T[]): PdfProof<T> {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = pdf.toString('latin1');
  const range = [...text.matchAll(/\/ByteRange ?\[0 (\d{1,10}) +(\d{1,10}) +(\d{1,10}) *\]/g)].at(-1);
  if (!range) return text.includes('/ByteRange') ? 'broken' : 'unsigned';
  const [from, to, rest] = range.slice(1).map(Number) as [number, number, number];
  const hole = text.slice(from, to);
  const behind = text.slice(to + rest);
  if (to <= from || to + rest > pdf.length || !/^<[0-9A-F]+>$/.test(hole) || !/^[\s\0]{0,16}$/.test(behind)) return 'broken';
  const cms = cmsIn(hole.slice(1, -1));
  const signer = cms && signerOf(cms, [pdf.subarray(0, from), pdf.subarray(to, to + rest)], published);
  if (!signer) return 'broken';
  const [, credential = null] = /\/SFAN_Credential \(([\w.-]+)\)/.exec(text.slice(to, to + rest)) ?? [];
  return { signer, credential };
}

/** The signature in its hole, filled up with zeros and nothing else; null: it is none. */
function cmsIn(hex: string): Uint8Array | null {
  try {
    const bytes = Buffer.from(hex, 'hex');
    const { raw } = read(bytes);
    return bytes.subarray(raw.length).every((byte) => byte === 0) && hex.length % 2 === 0 ? raw : null;
  } catch {
    return null;
  }
}
