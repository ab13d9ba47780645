import type { AnswerOf } from '../client.ts';

export type Panel = AnswerOf<'GET /api/dossiers/{id}/panel'>;
export type Seat = Panel['seats'][number];
export type Recusal = Panel['recusals'][number];
