import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';

// age (C2SP) and not a format of our own: what is encrypted here can be opened by its command `age` too, on a machine where nothing of ours is installed.

/** Whoever holds a key that may open it, `age1…`; the key itself, `AGE-SECRET-KEY-1…`, is never on the machine that encrypts. */
export type Lock = { readonly recipients: readonly string[] } | { readonly passphrase: string };
export type Key = { readonly identity: string } | { readonly passphrase: string };

type Bytes = AsyncIterable<Uint8Array>;

/** Encrypts what comes, in chunks: nothing is held whole. @throws Error where a recipient is none. */
export async function encrypted(plain: Bytes, lock: Lock): Promise<Readable> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase);
  else for (const one of lock.recipients) encrypter.addRecipient(one);
  return Readable.fromWeb((await encrypter.encrypt(streamOf(plain))) as WebStream);
}

/** Opens what was encrypted; a changed or cut byte throws while it is read, before the chunk that holds it is given. */
export async function decrypted(sealed: Bytes, key: Key): Promise<Readable> {
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
  else decrypter.addIdentity(key.identity);
  return Readable.fromWeb((await decrypter.decrypt(streamOf(sealed))) as WebStream);
}

const streamOf = (bytes: Bytes) => Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array>;

/** A new pair: the key, to be kept apart from the machine, and its recipient, to be named to it. */
export async function newIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}
