import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** C2SP signed-note: a text, an empty line, and lines "— name base64(key id ‖ signature)". */
export type NoteKey = { readonly name: string; readonly kind: Kind; readonly publicKey: KeyObject };
/** Ed25519 over the text; and a witness's cosignature/v1, which says when. */
type Kind = 1 | 4;
export const SIGNS: Kind = 1;
export const COSIGNS: Kind = 4;

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const raw = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' }).subarray(SPKI.length);

const keyId = ({ name, kind, publicKey }: NoteKey): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([kind]))
    .update(raw(publicKey))
    .digest()
    .subarray(0, 4);

/** The key as it is published: name+id+base64. */
export const keyText = (key: NoteKey): string =>
  `${key.name}+${keyId(key).toString('hex')}+${Buffer.concat([Buffer.from([key.kind]), raw(key.publicKey)]).toString('base64')}`;

/** A published key; null where the text is none. */
export function keyIn(text: string): NoteKey | null {
  const [, name, id, body] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(body ?? '', 'base64');
  const kind = [SIGNS, COSIGNS].find((one) => one === bytes[0]);
  if (name === undefined || kind === undefined || bytes.length !== 33) return null;
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(1)]), format: 'der', type: 'spki' });
  const key = { name, kind, publicKey };
  return keyId(key).toString('hex') === id ? key : null;
}

/** A tree as a checkpoint says it. */
export type Tree = { readonly size: number; readonly root: Buffer };
export type Checkpoint = Tree & { readonly origin: string; readonly text: string; readonly signatures: readonly string[] };

/** What a checkpoint says; null where the text is none. Lines that it has beside the three are signed with it. */
export function checkpointIn(note: string): Checkpoint | null {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0) return null;
  const text = note.slice(0, cut + 1);
  const [origin = '', size = '', root = ''] = text.split('\n');
  const bytes = Buffer.from(root, 'base64');
  if (origin === '' || !/^(0|[1-9]\d{0,14})$/.test(size) || bytes.length !== 32 || bytes.toString('base64') !== root) return null;
  const signatures = note
    .slice(cut + 2)
    .split('\n')
    .filter((line) => line !== '');
  return { text, origin, size: Number(size), root: bytes, signatures };
}

type Pair = { readonly key: NoteKey; readonly secret: KeyObject };

const lineOf = (key: NoteKey, body: Uint8Array): string => `\u2014 ${key.name} ${Buffer.concat([keyId(key), body]).toString('base64')}\n`;

/** A tree as a signed checkpoint; its origin is the key's name. */
export function checkpointOf({ size, root }: Tree, { key, secret }: Pair): string {
  const text = `${key.name}\n${size}\n${root.toString('base64')}\n`;
  return `${text}\n${lineOf(key, sign(null, Buffer.from(text), secret))}`;
}

const cosigned = (seconds: bigint, text: string): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);

/** A witness's line under a checkpoint's text, with the second at which it was looked at. */
export function cosignatureOf(text: string, { key, secret }: Pair, seconds: number): string {
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(seconds));
  return lineOf(key, Buffer.concat([at, sign(null, cosigned(BigInt(seconds), text), secret)]));
}

/** Whether one of the note's lines is this key's true signature; of a witness, its cosignature. */
export const isSignedBy = (checkpoint: Pick<Checkpoint, 'text' | 'signatures'>, key: NoteKey): boolean =>
  checkpoint.signatures.some((line) => isBy(line, checkpoint.text, key));

function isBy(line: string, text: string, key: NoteKey): boolean {
  const start = `\u2014 ${key.name} `;
  const bytes = Buffer.from(line.startsWith(start) ? line.slice(start.length) : '', 'base64');
  // Of base64 the last character has spare bits: one signature is one text.
  if (!bytes.subarray(0, 4).equals(keyId(key)) || start + bytes.toString('base64') !== line) return false;
  if (key.kind === SIGNS) return bytes.length === 68 && verify(null, Buffer.from(text), key.publicKey, bytes.subarray(4));
  return bytes.length === 76 && verify(null, cosigned(bytes.readBigUInt64BE(4), text), key.publicKey, bytes.subarray(12));
}
