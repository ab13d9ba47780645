/**
 * What the second code on a certificate carries: an address, `#1.`, and the title's facts with a signature over them, in decimal digits, which such a code packs closest. A
 * telephone opens the page and sends none of what stands behind the `#`; whoever checks without the page reads the facts from the paper alone.
 */
import { listAddress, type TitleRead } from './credential.ts';

/** In this order, joined by LF; another field would be another version. */
const fields = ['number', 'code', 'organisation', 'creditCode', 'functions', 'from', 'to', 'issuedOn', 'statusIndex'] as const;
const VERSION = '1';
const MARK = `#${VERSION}.`;
/** Seven bytes are seventeen digits: no division over the whole. */
const BYTES = 7;
const DIGITS = 17;
const digitsFor = (bytes: number): number => Math.ceil((bytes * 8) / Math.log2(10));

/** The facts as they are signed. @throws RangeError where one holds a line break. */
export function factsText(title: Omit<TitleRead, 'list'>): string {
  const values = fields.map((name) => String(title[name]));
  if (values.some((value) => value.includes('\n'))) throw new RangeError('a line break in a fact');
  return values.join('\n');
}

/** What is signed says what it is, so that no other signature of this key passes for it. */
export const signedText = (facts: string): string => `shifan-title/${VERSION}\n${facts}`;

/** The facts of a text; null: they are not all there. */
export function factsIn(text: string): Omit<TitleRead, 'list'> | null {
  const values = text.split('\n');
  if (values.length !== fields.length) return null;
  const read = Object.fromEntries(fields.map((name, i) => [name, values[i]])) as Record<(typeof fields)[number], string>;
  const statusIndex = Number(read.statusIndex);
  const days = [read.from, read.to, read.issuedOn].every((day) => /^\d{4}-\d\d-\d\d$/.test(day));
  return days && /^\d{1,6}$/.test(read.statusIndex) ? { ...read, statusIndex } : null;
}

/** The whole text of the code. */
export const codeText = (address: string, bytes: Uint8Array): string => address + MARK + toDigits(bytes);

/** The bytes of a code's text, and the list of the installation that its address names; null: it carries none. */
export function codeRead(text: string): { readonly bytes: Uint8Array; readonly list: string } | null {
  const [, base, digits] = /^\s*(https?:\/\/[^\s#]+)\/c\/[^\s/#]+#1\.(\d+)\s*$/.exec(text) ?? [];
  if (base === undefined || digits === undefined) return null;
  return { bytes: fromDigits(digits) ?? new Uint8Array(), list: listAddress(base) };
}

function toDigits(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += BYTES) {
    const part = bytes.subarray(at, at + BYTES);
    const value = part.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    out += value.toString().padStart(digitsFor(part.length), '0');
  }
  return out;
}

function fromDigits(digits: string): Uint8Array | null {
  const out: number[] = [];
  for (let at = 0; at < digits.length; at += DIGITS) {
    const part = digits.slice(at, at + DIGITS);
    const count = part.length === DIGITS ? BYTES : [1, 2, 3, 4, 5, 6].find((n) => digitsFor(n) === part.length);
    if (count === undefined || !/^\d+$/.test(part)) return null;
    let value = BigInt(part);
    if (value >= 256n ** BigInt(count)) return null;
    const bytes: number[] = [];
    for (let i = 0; i < count; i += 1, value /= 256n) bytes.unshift(Number(value % 256n));
    out.push(...bytes);
  }
  return Uint8Array.from(out);
}
