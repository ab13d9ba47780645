import { chineseDay } from '../calendar/day.ts';
import { dayOf } from '../calendar/instant.ts';
import type { Confirmed } from './line.ts';

/** 有这次服务吗？ */
export const confirmAnswers = { happened: '有', denied: '没有', unsure: '不清楚，请问别的同事' } as const;
export type ConfirmAnswerWord = keyof typeof confirmAnswers;

/** What an answer makes of the line: whoever does not know has said nothing, and takes back no denial. */
export const confirmedBy = (answer: ConfirmAnswerWord, wasDenied: boolean): Confirmed | null =>
  answer !== 'unsure' ? answer : wasDenied ? 'denied' : null;

type Said = { readonly answer: ConfirmAnswerWord; readonly doubted: boolean; readonly deniedAt: string | null; readonly changedAt: string };
const later = { happened: '有', unsure: '不清楚' } as const;

/**
 * What an authority is to look at in a line that was reported; null where there is nothing. An answer that never came is nothing. A denial stays whatever was said
 * later, which stands beside it: whoever makes the links could say it too.
 */
export function contestedWords({ answer, doubted, deniedAt, changedAt }: Said): string | null {
  const said = (at: string): string => chineseDay(dayOf(at));
  const words = [
    ...(deniedAt === null ? [] : [`企业${said(deniedAt)}答复：没有接受过这次服务`]),
    ...(deniedAt === null || answer === 'denied' ? [] : [`${said(changedAt)}改答：${later[answer]}`]),
    ...(doubted ? ['确认与生成链接出自同一网络，前后不到1分钟'] : []),
  ];
  return words.length === 0 ? null : words.join('；');
}
