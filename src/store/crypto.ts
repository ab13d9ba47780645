import { createHash, randomBytes } from 'node:crypto';
import { decrypted, encrypted, keyFor, markOf, sameText } from './cipher.ts';
import { KEY_ID, ringOf, underOne } from './key-ring.ts';
import { type RowSealer, rowSealer } from './row-seal.ts';

/** All cryptography is here, in cipher.ts and in row-seal.ts; the primitives are OpenSSL's. SM3 where the law asks for it, else SHA-256; AES-256-GCM. */
export type Suite = 'sm' | 'international';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The journal's chain (GB/T 32905 SM3, or SHA-256 by configuration). */
export const chainHash = (text: string, suite: Suite = 'sm'): string =>
  createHash(suite === 'sm' ? 'sm3' : 'sha256')
    .update(text)
    .digest('hex');

export const newSecret = (): string => randomBytes(32).toString('hex');
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is put beside a sealed text, to be read without opening it, and the place (table, row, column) that both are for. */
export type Beside = { readonly shown: string; readonly at: string };

export type Sealer = {
  /** The names of its keys; the first seals. */
  readonly ids: readonly [string, ...string[]];
  /** What stands beside is bound to the text and to its place: another's, or one moved there from another row, neither opens nor shows. */
  seal(text: string, beside?: Beside): string;
  /** Throws where it is none, or was altered. */
  open(sealed: string): string;
  /** The same of a text that may be none; null: it has not the shape. `at`: the place that it was read from. Throws where it was altered, or sealed for another. */
  opened(text: string, at?: string): string | null;
  /** What was put beside it for this place, without opening it; null: nothing was, or it is not what was put there. */
  shown(sealed: string, at: string): string | null;
  /** A sealed text of this place under the key that seals now; null: it lies there already, or has not the shape. Throws as `opened` does. */
  renewed(text: string, at: string): string | null;
  readonly rows: RowSealer;
};

/** Nonce and tag alone, in base64. */
const LEAST = 38;
const B64 = '[A-Za-z0-9+/]+={0,2}';
const UNDER = `(?:\\.(${KEY_ID}))?`;
/**
 * `sealed:1.KEY:SEALED`; with what is shown beside it `sealed:3.KEY:SHOWN:MARK:SEALED`, where the mark tells that what is shown was put beside this one, at
 * this place; and until 29 November 2026 `sealed:2:SHOWN:SEALED`, bound to one another and not to a place. KEY names the key since 1 December 2026. All in base64.
 */
const SEALED = new RegExp(`^sealed:(?:1${UNDER}|2:(${B64})|3${UNDER}:(${B64}):(${B64})):(${B64})$`);

type Parts = { readonly id: string | undefined; readonly shown: string | null; readonly mark: string | null; readonly body: string };

/** What stands in a text that has the shape of what `seal` makes; null where it has another. */
function partsOf(text: string): Parts | null {
  const [, bareId, earlier, id = bareId, shown = earlier, mark = null, body = ''] = SEALED.exec(text) ?? [];
  if (body.length < LEAST) return null;
  return { id, shown: shown === undefined ? null : Buffer.from(shown, 'base64').toString('utf8'), mark, body };
}

/** Whether a text has the shape of what `seal` makes. Says nothing of who made it: what is personal is known by its field, never by this. */
export const looksSealed = (text: string): boolean => partsOf(text) !== null;

/** What `sealed:3` binds to begins so. As the mask of a `sealed:2` it would let a value be opened far from its place, by whoever can write in the database. */
const PLACED = /^\d+:(?:dossier|report)\//;

/** Personal data at rest: AES-256-GCM under the first of `keys` (32 bytes each, base64), a fresh nonce a value; what was altered does not open. */
export function createSealer(keys: string): Sealer {
  const ring = ringOf(keys).map((key) => ({ ...key, marking: keyFor(key.secret, 'what is shown beside') }));
  const [own] = ring as [(typeof ring)[number]];
  const sealer: Sealer = {
    ids: ring.map(({ id }) => id) as [string, ...string[]],
    rows: rowSealer(ring),
    seal(text, beside) {
      if (!beside) return `sealed:1.${own.id}:${encrypted(own.secret, text)}`;
      const bound = boundTo(beside);
      const body = encrypted(own.secret, text, bound);
      return `sealed:3.${own.id}:${Buffer.from(beside.shown).toString('base64')}:${markOf(own.marking, bound + body)}:${body}`;
    },
    open(sealed) {
      const text = sealer.opened(sealed);
      if (text === null) throw new Error('not sealed');
      return text;
    },
    opened(text, at = '') {
      const parts = partsOf(text);
      if (parts === null) return null;
      const { id, shown, mark, body } = parts;
      if (shown !== null && mark === null && PLACED.test(shown)) throw new Error('sealed for a place');
      const bound = shown === null || mark === null ? (shown ?? undefined) : boundTo({ shown, at });
      return underOne(ring, id, ({ secret }) => decrypted(secret, body, bound));
    },
    shown(sealed, at) {
      const { id, shown, mark, body } = partsOf(sealed) ?? NOTHING;
      if (shown === null || mark === null) return null;
      const marked = ring.filter((key) => id === undefined || id === key.id);
      return marked.some(({ marking }) => sameText(mark, markOf(marking, boundTo({ shown, at }) + body))) ? shown : null;
    },
    renewed(text, at) {
      const { id, shown } = partsOf(text) ?? NOTHING;
      const opened = id === own.id ? null : sealer.opened(text, at);
      return opened === null ? null : sealer.seal(opened, shown === null ? undefined : { shown, at });
    },
  };
  return sealer;
}

const NOTHING: Parts = { id: undefined, shown: null, mark: null, body: '' };

/** No other place and text come to the same bytes: the length of the first goes before. */
const boundTo = ({ shown, at }: Beside): string => `${Buffer.byteLength(at)}:${at}${shown}`;
