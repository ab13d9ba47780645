import { flaws } from '../../core/files/flaw.ts';
import type { Flawed } from '../door/protocol.ts';
import type { Described } from '../forms.ts';
import type { Made, Product } from '../made/shelf.ts';
import type { BindWork } from './bind.ts';
import { type ForeignFile, isBindable, type Piece } from './piece.ts';
import type { BookData, Entry, Unbound } from './sheets.ts';

/** What is larger stays in its electronic form: bytes of one file, bytes and pages of all. */
const MOST_BYTES = 30 * 2 ** 20;
const MOST_BYTES_TOGETHER = 150 * 2 ** 20;
const MOST_PAGES = 2000;
/** The contents' own length moves what follows, which can lengthen the contents by a page at most. */
const MOST_SETTINGS = 3;

export type Book = { readonly title: string; readonly data: BookData; readonly pieces: readonly Piece[] };

/** Who does the work: papers are set, foreign files cleaned, all of it bound; `said` hears of each piece as it begins. */
export type Bindery = {
  set(paper: Described): Promise<Made>;
  clean(file: ForeignFile): Promise<Made | Flawed>;
  bind(work: BindWork, progress: (share: number) => void): Promise<Product>;
  said(done: number, total: number, doing: string): void;
};

/** Shares of the whole: binding counts as this many pieces. */
const BINDING = 3;

/**
 * One PDF of all pieces in their order: contents in front, bookmarks, and each page's number of the whole in its top right corner.
 * A file that is locked, broken, no PDF or picture, or too large gets a sheet that says so; nothing in a file makes it throw.
 */
export async function composeBook({ title, data, pieces }: Book, bindery: Bindery): Promise<Product> {
  const total = pieces.length + BINDING;
  const parts: Made[] = [];
  const begun: Entry[] = [];
  const warnings: string[] = [];
  const sum = { bytes: 0, pages: 0 };
  for (const [i, piece] of pieces.entries()) {
    bindery.said(i, total, piece.title);
    const page = sum.pages + 1;
    const { part, unbound } = await partOf(piece, { sum, data, bindery });
    parts.push(part);
    warnings.push(...part.warnings.map((warning) => `${piece.title}：${warning}`));
    sum.pages += part.pages;
    begun.push({ title: piece.title, page, ...(unbound === undefined ? {} : { unbound }) });
  }
  bindery.said(pieces.length, total, '目录和全册页码');
  const { entries, front } = await contentsOf(data, begun, bindery);
  const marks = [{ title: '目录', page: 1 }, ...entries.map((one) => ({ title: one.title, page: one.page }))];
  const work = { title, date: data.date, parts: [front, ...parts].map(({ kept }) => kept), marks };
  const bound = await bindery.bind(work, (share) => bindery.said(pieces.length + share * BINDING, total, '装订全册'));
  return { ...bound, warnings };
}

type Sum = { bytes: number; pages: number };
type Making = { sum: Sum; data: BookData; bindery: Bindery };

/** A piece's pages, or the sheet that stands for it and why. */
async function partOf(piece: Piece, { sum, data, bindery }: Making): Promise<{ part: Made; unbound?: Unbound }> {
  if ('paper' in piece) return { part: await bindery.set(piece.paper) };
  const { file } = piece;
  sum.bytes += file.size;
  const cleaned = await pagesOf(file, sum, bindery);
  if (typeof cleaned !== 'string') return { part: cleaned };
  const { name, hash } = file;
  const sheet = { form: 'unbound', data: { data, file: { title: piece.title, name, hash, unbound: cleaned } } } as const;
  return { part: await bindery.set(sheet), unbound: cleaned };
}

async function pagesOf(file: ForeignFile, sum: Sum, bindery: Bindery): Promise<Made | Unbound> {
  if (!isBindable(file.mediaType)) return '不是 PDF 或图片';
  if (file.size > MOST_BYTES || sum.bytes > MOST_BYTES_TOGETHER) return flaws.tooMuch.why;
  const cleaned = await bindery.clean(file);
  if ('flaw' in cleaned) return flaws[cleaned.flaw].why;
  return sum.pages + cleaned.pages > MOST_PAGES ? flaws.tooMuch.why : cleaned;
}

async function contentsOf(data: BookData, begun: readonly Entry[], { set }: Bindery): Promise<{ entries: Entry[]; front: Made }> {
  let length = 1;
  for (let setting = 1; ; setting++) {
    const entries = begun.map((one) => ({ ...one, page: one.page + length }));
    const front = await set({ form: 'contents', data: { data, entries } });
    if (front.pages === length || setting === MOST_SETTINGS) return { entries, front };
    length = front.pages;
  }
}
