import { chineseDay } from '../calendar/day.ts';
import { dayOf } from '../calendar/instant.ts';
import type { Confirmed } from './line.ts';

/** 有这次服务吗？ */
export const confirmAnswers = { happened: '有', denied: '没有', unsure: '不清楚，请问别的同事' } as const;
export type ConfirmAnswerWord = keyof typeof confirmAnswers;

/** What an answer makes of the line: whoever does not know has said nothing. */
export const confirmedBy = (answer: ConfirmAnswerWord): Confirmed | null => (answer === 'unsure' ? null : answer);

type Said = { readonly answer: ConfirmAnswerWord; readonly doubted: boolean; readonly changedAt: string };

/** What an authority is to look at in a line that was reported; null where there is nothing. An answer that never came is nothing. */
export const contestedWords = ({ answer, doubted, changedAt }: Said): string | null =>
  answer === 'denied'
    ? `企业${chineseDay(dayOf(changedAt))}答复：没有接受过这次服务`
    : doubted && answer === 'happened'
      ? '确认与生成链接出自同一网络，前后不到1分钟'
      : null;
