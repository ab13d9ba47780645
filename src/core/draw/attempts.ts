import type { ReplacementReason } from './sample.ts';

/** What came of an attempt to reach a drawn enterprise. An interview is no attempt: it is recorded itself (附件1). */
export const dispositions = ['无人接听', '占线或关机', '约定再访', '空号', '拒访', '停业', '联系人离职', '其他'] as const;
export type Disposition = (typeof dispositions)[number];

/** What a replacement rests on: so many attempts that came to one of these. */
export type Grounds = { readonly dispositions: readonly Disposition[]; readonly count: number };

/**
 * The attempts that must lie before a drawn enterprise is replaced for a reason, so that nobody is replaced on a word alone; null: 其他, which rests
 * on what is written. `unanswered` is the scheme's number for 三次未接.
 */
export function groundsOf(reason: ReplacementReason, unanswered: number): Grounds | null {
  if (reason === '三次未接') return { dispositions: ['无人接听', '占线或关机'], count: unanswered };
  const same = dispositions.find((one) => one === reason);
  return same && same !== '其他' ? { dispositions: [same], count: 1 } : null;
}

/** How many attempts are still missing for a reason; 0: it may be replaced. */
export function attemptsMissing(reason: ReplacementReason, attempts: readonly { disposition: string }[], unanswered: number): number {
  const grounds = groundsOf(reason, unanswered);
  if (grounds === null) return 0;
  const made = attempts.filter((one) => grounds.dispositions.some((disposition) => disposition === one.disposition)).length;
  return Math.max(0, grounds.count - made);
}

/** What is missing, in a sentence for the officer. */
export function missingSentence(reason: ReplacementReason, missing: number, unanswered: number): string {
  const words = groundsOf(reason, unanswered)?.dispositions.join('”或“') ?? '';
  const made = reason === '三次未接' ? `已记录 ${unanswered - missing} 次未接通，还差 ${missing} 次` : '还没有这样的联系记录';
  return `以“${reason}”替换，须先记录结果为“${words}”的联系：${made}；请逐次记录时间和结果`;
}
