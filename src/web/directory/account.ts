import type { AnswerOf } from '../client.ts';
import { kinds } from './words.ts';

export type Account = AnswerOf<'GET /api/accounts'>['accounts'][number];
export type Organisation = AnswerOf<'GET /api/organisations'>['organisations'][number];

/** By kind, then by name: several hundred in one list must still be findable. */
export const unitOptions = (units: readonly Organisation[]): { value: string; label: string }[] =>
  kinds.flatMap(({ value }) => units.filter((one) => one.kind === value)).map((one) => ({ value: one.id, label: one.name }));
