import type { Book } from '../book/compose.ts';
import type { Described } from '../forms.ts';

/** Whether personal data stands on a paper in full. It is part of what is ordered: an open paper is never handed to whoever may only have a masked one. */
export type Personal = 'open' | 'masked';

export type PaperOrder = {
  readonly what: 'paper';
  /** What the person who waits is told that is being made. */
  readonly title: string;
  readonly format: 'pdf' | 'docx' | 'xlsx';
  readonly personal: Personal;
  readonly paper: Described;
};
export type BookOrder = { readonly what: 'book'; readonly personal: Personal; readonly book: Book };
/** All papers of an archive, each kept by itself. */
export type PapersOrder = { readonly what: 'papers'; readonly papers: readonly PaperOrder[] };

export type Order = PaperOrder | BookOrder | PapersOrder;
