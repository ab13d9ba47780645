import type { AnswerOf } from '../client.ts';

export type Showcase = AnswerOf<'GET /api/showcases/mine'>['showcases'][number];
