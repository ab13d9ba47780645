import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Checkpoint, LogKeys } from '../../acts/log/port.ts';
import { COSIGNS, checkpointIn, checkpointOf, isSignedBy, keyIn, keyText, type NoteKey, SIGNS } from './note.ts';

type Making = {
  /** The installation's Ed25519 key. */
  readonly secret: KeyObject;
  readonly origin: string | null;
  /** The published keys of who may cosign. */
  readonly witnesses: readonly string[];
};

/** What the log of an installation is signed with, and whose cosignatures it takes. @throws where a witness's key is none. */
export function logKeys({ secret, origin, witnesses }: Making): LogKeys {
  const known = witnesses.map(witnessIn);
  const keyNamed = (name: string): NoteKey => ({ name, kind: SIGNS, publicKey: createPublicKey(secret) });
  return {
    origin,
    checkpoint: (name, { size, root }) => checkpointOf({ size, root: Buffer.from(root, 'base64') }, { key: keyNamed(name), secret }),
    originOf: (checkpoint) => read(checkpoint).origin,
    key: (name) => keyText(keyNamed(name)),
    witnessOf(checkpoint, line) {
      const { text } = read(checkpoint);
      return known.find((key) => isSignedBy({ text, signatures: [line] }, key))?.name ?? null;
    },
  };
}

function witnessIn(text: string): NoteKey {
  const key = keyIn(text);
  if (key?.kind === COSIGNS) return key;
  throw new Error(`LOG_WITNESSES 中的“${text}”不是见证方的公钥 / is no witness's key`);
}

function read({ note }: Checkpoint) {
  const checkpoint = checkpointIn(note);
  if (checkpoint === null) throw new Error('a checkpoint that is kept can be read');
  return checkpoint;
}
