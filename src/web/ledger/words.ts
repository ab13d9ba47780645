import { type ShareWay, shareWays } from '../../core/ledger/derive.ts';
import type { AnswerOf } from '../client.ts';

export type LedgerView = AnswerOf<'GET /api/ledger'>;
export type LedgerLine = LedgerView['lines'][number];
export type EnterpriseLine = AnswerOf<'GET /api/ledger/enterprises'>['enterprises'][number];
export type EventLine = AnswerOf<'GET /api/ledger/events'>['events'][number];
export type LinkSent = NonNullable<EnterpriseLine['link']>;

type Share = { readonly way: ShareWay; readonly part: string; readonly whole: string; readonly percent: string | null };

/** 按服务次数 61.3%（114/186） */
export const shareWords = ({ way, part, whole, percent }: Share): string =>
  `${shareWays[way]} ${percent === null ? '无' : `${percent}%`}（${part}/${whole}）`;

export const optionsOf = <K extends string>(table: Readonly<Record<K, string>>) =>
  Object.entries<string>(table).map(([value, label]) => ({ value: value as K, label }));
