import type { AnswerOf } from '../client.ts';

export type SheetRead = Extract<AnswerOf<'POST /api/dossiers/{id}/tables/{table}/read'>, { kind: 'read' }>;
export type How = 'append' | 'replace';

/** A file that was chosen and what was read in it, or why nothing was. */
export type Found = { readonly file: File; readonly read: SheetRead | null; readonly problem: string | null };
