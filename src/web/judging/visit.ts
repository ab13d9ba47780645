import type { AnswerOf } from '../client.ts';

/** The record of what was looked at, as its readers have it. */
export type Visit = AnswerOf<'GET /api/dossiers/{id}/site-visit'>;
