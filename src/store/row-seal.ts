import { decrypted, encrypted, keyFor, markOf, sameText } from './cipher.ts';

/** A personal text of a row: its column, what it says, and how it is shown to whoever may not read it. */
export type RowText = readonly [column: string, text: string, shown: string];

/** One seal for all personal texts of a row: a list of 120 rows is opened 120 times, not once a cell (decision 0042). */
export type RowSealer = {
  /** `sealed:4:MARK:SEALED`, bound to the row's place; the mark tells that these masks were put beside it there. */
  seal(texts: readonly RowText[], at: string): string;
  /** Throws where it is none, was altered, or was sealed for another row. */
  open(sealed: string, at: string): readonly RowText[];
  /** Whether just these masks, by column, were put beside it for this row; nothing is opened for it. */
  shows(sealed: string, masks: readonly Mask[], at: string): boolean;
};
type Mask = readonly [column: string, shown: string];

const PREFIX = 'sealed:4:';
const MARK = 24;

/** Under keys of its own, so that no other kind of seal can be dressed up as a row's, nor a row's as another kind. */
export function rowSealer(secret: Buffer): RowSealer {
  const [sealing, marking] = [keyFor(secret, 'texts of a row'), keyFor(secret, 'masks of a row')];
  const mark = (masks: readonly Mask[], at: string, body: string) =>
    markOf(marking, JSON.stringify([at, body, [...masks].sort(([one], [other]) => (one < other ? -1 : 1))]));
  return {
    seal(texts, at) {
      const body = encrypted(sealing, JSON.stringify(texts), at);
      const masks = texts.map(([column, , shown]) => [column, shown] as const);
      return `${PREFIX}${mark(masks, at, body)}:${body}`;
    },
    open: (sealed, at) => JSON.parse(decrypted(sealing, partsOf(sealed).body, at)) as readonly RowText[],
    shows(sealed, masks, at) {
      const { given, body } = partsOf(sealed);
      return sameText(given, mark(masks, at, body));
    },
  };
}

function partsOf(sealed: string): { given: string; body: string } {
  const from = PREFIX.length + MARK;
  if (!sealed.startsWith(PREFIX) || sealed[from] !== ':') return { given: '', body: '' };
  return { given: sealed.slice(PREFIX.length, from), body: sealed.slice(from + 1) };
}
