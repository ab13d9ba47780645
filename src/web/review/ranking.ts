import type { AnswerOf } from '../client.ts';

export type Ranking = AnswerOf<'GET /api/rounds/{id}/ranking'>;
export type RankedLine = Ranking['lines'][number];
