import { share } from '../../core/annexes/decimal.ts';
import type { AnswerOf } from '../client.ts';

export type Boards = AnswerOf<'GET /api/reporting/boards'>;
export type QuarterOf = Boards['quarters'][number];

/** 完整率 and 及时率: of what was asked for, what came in, and what came by its day; null where nothing was asked for. */
export const rates = ({ owed, cameIn, onTime }: { owed: number; cameIn: number; onTime: number }) =>
  owed === 0 ? { complete: null, timely: null } : { complete: share(cameIn, owed), timely: share(onTime, owed) };

export const percent = (one: string | null): string => (one === null ? '–' : `${one}%`);
