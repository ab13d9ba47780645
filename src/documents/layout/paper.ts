/**
 * What a printed document is made of: sections of paper, blocks on them, tables of cells. Lengths are millimetres, type sizes points.
 * Every writer (PDF, Word, Excel) reads this one description; it is JSON, so it also crosses to a worker thread.
 */

/** Typefaces by their office, mapped by each writer: 宋体, 仿宋, 楷体, 黑体, 小标宋. */
export type Role = 'song' | 'fang' | 'kai' | 'hei' | 'title';
export type Align = 'left' | 'center' | 'right' | 'justify';
export type VAlign = 'top' | 'middle' | 'bottom';
/** How the text of a cell runs: across, one character under the other, or turned a quarter to the left. */
export type Direction = 'flat' | 'stacked' | 'rotated';

/**
 * A stretch of text; `blank` prints it centred on an underline of that many millimetres, `keep` never parts it at a line's end, `mark` is a list's: what
 * follows stands where the paragraph hangs.
 */
export type Run = { readonly text: string; readonly role?: Role; readonly blank?: number; readonly keep?: true; readonly mark?: true };

/**
 * Runs set as one paragraph, lengths in ems: `indent` is the first line's, `hang` how much further in the other lines stand, `inset` what stays free at
 * the right.
 */
export type Lines = {
  readonly runs: readonly Run[];
  readonly align?: Align;
  readonly indent?: number;
  readonly hang?: number;
  readonly inset?: number;
};

/** A number that a sheet should hold as a number; `value` is an exact decimal string, `plain` (a row's number) has no commas. */
export type Numeric = { readonly value: string; readonly decimals: number; readonly plain?: true };

export type Image = { readonly svg: string; readonly width: number; readonly alt: string };

/** A code beside the type area, in the top right corner of a section's first page, over a few words. */
export type Code = Image & { readonly text: string };

export type Cell = {
  /** First column, number of columns, number of rows, on the table's own grid. */
  readonly x: number;
  readonly span: number;
  readonly rows: number;
  readonly lines: readonly Lines[];
  readonly align: Align;
  readonly valign: VAlign;
  readonly role: Role;
  readonly size: number;
  readonly direction: Direction;
  readonly numeric?: Numeric;
  readonly image?: Image;
};

/** `height` is the least height; `whole` rows are never parted by a page's end. */
export type Row = { readonly height: number; readonly whole: boolean; readonly cells: readonly Cell[] };

export type Table = {
  readonly kind: 'table';
  readonly columns: readonly number[];
  /** So many rows are the head, repeated on every page. */
  readonly head: number;
  readonly ruled: boolean;
  readonly rows: readonly Row[];
};

export type Paragraph = Lines & {
  readonly kind: 'paragraph';
  readonly role: Role;
  readonly size: number;
  /** Line pitch in points. */
  readonly pitch: number;
  /** In the outline of the document at this level. */
  readonly level?: 1 | 2;
  /** Never the last of a page: a signature does not stand on a page alone. */
  readonly withNext?: true;
};

/** Label and value on an underline: 申报单位(盖章)：____ . A value that is too long shrinks instead of wrapping. */
export type Blanks = {
  readonly kind: 'blanks';
  readonly left: number;
  readonly labelWidth: number;
  readonly width: number;
  readonly height: number;
  readonly role: Role;
  readonly size: number;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
};

export type Block =
  | Paragraph
  | Blanks
  | Table
  | { readonly kind: 'gap'; readonly height: number }
  | { readonly kind: 'break' }
  | (Image & { readonly kind: 'image'; readonly align: Align });

export type Paper = {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
};

export type Section = {
  /** What its sheet of a workbook is called. */
  readonly name?: string;
  readonly paper: Paper;
  /** Page numbers at the foot; covers have none. `firstPage` starts the count anew. */
  readonly numbered: boolean;
  readonly firstPage?: number;
  /** A double rule around the page, for certificates. */
  readonly framed?: boolean;
  readonly code?: Code;
  readonly blocks: readonly Block[];
};

export type FormDoc = {
  readonly meta: {
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    readonly keywords: readonly string[];
    /** 2026-03-31: the document's own date, and the only one written into the file. */
    readonly date: string;
    /** Small print at the foot of each numbered page: which version of the data this is. */
    readonly mark?: string;
    /** Below it, on a line of its own: that personal data is masked, or who opened it. */
    readonly note?: string;
  };
  readonly sections: readonly Section[];
};

/** GB/T 9704-2012 5.2: A4, 天头 37, 订口 28, 版心 156 × 225. */
export const PORTRAIT: Paper = { width: 210, height: 297, margin: { top: 37, right: 26, bottom: 35, left: 28 } };

/** The same sheet turned: binding edge 28 on top, 156 of height; the sides give way to 20, for tables of eighteen columns. */
export const LANDSCAPE: Paper = { width: 297, height: 210, margin: { top: 28, right: 20, bottom: 26, left: 20 } };

/** Where a section's code stands: so far from the sheet's top, its right edge on the type area's. */
export const CODE_TOP = 9;

/** Width between the side margins. */
export const typeWidth = (paper: Paper): number => paper.width - paper.margin.left - paper.margin.right;

/** Chinese type sizes in points: 二号, 三号, 四号, 小四, 五号. */
export const SIZE = { second: 22, third: 16, fourth: 14, smallFourth: 12, fifth: 10.5 } as const;
