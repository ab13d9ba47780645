import type { Paper } from '../forms.ts';

/** What the worker is started with. */
export type WorkerSetup = { readonly appRoot: string; readonly template: string; readonly fonts: readonly string[] };

/** A paper to be set whole; or one of its parts, counted from 1, to be drawn, whose first page has this number. */
export type Work = { readonly paper: Paper; readonly part?: { readonly number: number; readonly firstPage: number } };

/** `pdf` is PDF/A-2b; `warnings` are sentences for the person who asked for it. */
export type Rendered = { readonly pdf: Uint8Array; readonly pages: number; readonly warnings: readonly string[] };

/** Each page of a part as an SVG; `parts`: how many there are. */
export type Drawn = { readonly pages: readonly string[]; readonly parts: number; readonly warnings: readonly string[] };

/** What was asked for, or a sentence for people that says why it can't be had. A failure of the engine is thrown. */
export type Answer =
  | ({ readonly kind: 'pdf' } & Rendered)
  | ({ readonly kind: 'drawn' } & Drawn)
  | { readonly kind: 'refused'; readonly message: string };
