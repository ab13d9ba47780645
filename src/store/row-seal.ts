import { decrypted, encrypted, keyFor, markOf, sameText } from './cipher.ts';
import { KEY_ID, type SealKey, underOne } from './key-ring.ts';

/** A personal text of a row: its column, what it says, and how it is shown to whoever may not read it. */
export type RowText = readonly [column: string, text: string, shown: string];

/** One seal for all personal texts of a row: a list of 120 rows is opened 120 times, not once a cell (decision 0042). */
export type RowSealer = {
  /** `sealed:4.KEY:MARK:SEALED` (until 1 December 2026 without the key's name), bound to the row's place; the mark tells that these masks were put beside it there. */
  seal(texts: readonly RowText[], at: string): string;
  /** Throws where it is none, was altered, or was sealed for another row. */
  open(sealed: string, at: string): readonly RowText[];
  /** Whether just these masks, by column, were put beside it for this row; nothing is opened for it. */
  shows(sealed: string, masks: readonly Mask[], at: string): boolean;
  /** The same under the key that seals now; null: it lies there already, or is none. Throws as `open` does. */
  renewed(sealed: string, at: string): string | null;
};
type Mask = readonly [column: string, shown: string];

const SEALED = new RegExp(`^sealed:4(?:\\.(${KEY_ID}))?:([A-Za-z0-9+/]{24}):([A-Za-z0-9+/]+={0,2})$`);

/** Under keys of its own, so that no other kind of seal can be dressed up as a row's, nor a row's as another kind. */
export function rowSealer(keys: readonly SealKey[]): RowSealer {
  const ring = keys.map(({ id, secret }) => ({ id, secret: keyFor(secret, 'texts of a row'), marking: keyFor(secret, 'masks of a row') }));
  const [own] = ring as [(typeof ring)[number]];
  const mark = (marking: Buffer, { masks, at, body }: { masks: readonly Mask[]; at: string; body: string }) =>
    markOf(marking, JSON.stringify([at, body, [...masks].sort(([one], [other]) => (one < other ? -1 : 1))]));
  const rows: RowSealer = {
    seal(texts, at) {
      const body = encrypted(own.secret, JSON.stringify(texts), at);
      const masks = texts.map(([column, , shown]) => [column, shown] as const);
      return `sealed:4.${own.id}:${mark(own.marking, { masks, at, body })}:${body}`;
    },
    open(sealed, at) {
      const { id, body } = partsOf(sealed);
      return JSON.parse(underOne(ring, id, ({ secret }) => decrypted(secret, body, at))) as readonly RowText[];
    },
    shows(sealed, masks, at) {
      const { id, given, body } = partsOf(sealed);
      return ring.some((key) => (id ?? key.id) === key.id && sameText(given, mark(key.marking, { masks, at, body })));
    },
    renewed(sealed, at) {
      const { id, body } = partsOf(sealed);
      return body === '' || id === own.id ? null : rows.seal(rows.open(sealed, at), at);
    },
  };
  return rows;
}

function partsOf(sealed: string): { id: string | undefined; given: string; body: string } {
  const [, id, given = '', body = ''] = SEALED.exec(sealed) ?? [];
  return { id, given, body };
}
