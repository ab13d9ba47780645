import type { BindWork } from '../book/bind.ts';
import type { Paper } from '../forms.ts';

/** Writes a paper as Word or Excel, or binds a book. */
export type DeskWork = { readonly what: 'docx' | 'xlsx'; readonly paper: Paper } | { readonly what: 'bind'; readonly binding: BindWork };

export type DeskAnswer = { readonly bytes: Uint8Array; readonly pages: number };
