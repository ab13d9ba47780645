import type { Described } from '../forms.ts';

/** What goes into a book one after the other: a paper made here, or a file that came from outside. */
export type Piece = { readonly title: string } & (
  | { readonly paper: Described }
  | {
      readonly file: {
        readonly name: string;
        /** SHA-256 of its bytes. */
        readonly hash: string;
        readonly mediaType: string;
        readonly size: number;
        /** Asked for only when its turn comes. */
        bytes(): Promise<Uint8Array>;
      };
    }
);

export type ForeignFile = Extract<Piece, { file: object }>['file'];

/** What may be bound in: all else stays in its electronic form. */
export const isBindable = (mediaType: string): boolean => /^(?:application\/pdf|image\/(?:jpeg|png))$/.test(mediaType);
