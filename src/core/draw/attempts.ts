import type { ReplacementReason } from './sample.ts';

/** What came of an attempt to reach a drawn enterprise. An interview is no attempt: it is recorded itself (附件1). */
export const dispositions = ['无人接听', '占线或关机', '约定再访', '空号', '拒访', '停业', '联系人离职', '其他'] as const;
export type Disposition = (typeof dispositions)[number];

/** What the scheme asks before 三次未接: how many unanswered attempts, and how many minutes lie between one that counts and the next. */
export type Unreached = { readonly unanswered: number; readonly apartMinutes: number };

/** An attempt as far as it matters here; `at` is an instant. */
export type Made = { readonly disposition: string; readonly at: string };

/** What a replacement rests on: so many attempts that came to one of these, so many minutes apart. */
export type Grounds = { readonly dispositions: readonly Disposition[]; readonly count: number; readonly apartMinutes: number };

const unansweredOnes = ['无人接听', '占线或关机'] as const satisfies readonly Disposition[];

/**
 * The attempts that must lie before a drawn enterprise is replaced for a reason, so that nobody is replaced on a word alone; null: 其他, which rests
 * on what is written.
 */
export function groundsOf(reason: ReplacementReason, rule: Unreached): Grounds | null {
  if (reason === '三次未接') return { dispositions: unansweredOnes, count: rule.unanswered, apartMinutes: rule.apartMinutes };
  const same = dispositions.find((one) => one === reason);
  return same && same !== '其他' ? { dispositions: [same], count: 1, apartMinutes: 0 } : null;
}

const MINUTE = 60_000;
/** Attempts are written down, and shown, by the minute. */
const minuteOf = (at: string): number => Math.floor(Date.parse(at) / MINUTE);

/** Those that count: of two that lie closer together than the scheme allows the earlier does. */
export function countedOf<A extends Made>(attempts: readonly A[], { dispositions: wanted, apartMinutes }: Omit<Grounds, 'count'>): A[] {
  const counted: A[] = [];
  const fitting = attempts.filter((one) => wanted.some((disposition) => disposition === one.disposition));
  for (const one of fitting.sort((a, b) => minuteOf(a.at) - minuteOf(b.at))) {
    const last = counted.at(-1);
    if (last === undefined || minuteOf(one.at) - minuteOf(last.at) >= apartMinutes) counted.push(one);
  }
  return counted;
}

/** How many attempts are still missing for a reason; 0: it may be replaced. */
export function attemptsMissing(reason: ReplacementReason, attempts: readonly Made[], rule: Unreached): number {
  const grounds = groundsOf(reason, rule);
  return grounds === null ? 0 : Math.max(0, grounds.count - countedOf(attempts, grounds).length);
}

/** The instant from which another unanswered call counts; null: any does. What is tried before is kept, and counts for nothing. */
export function countsAgainFrom(attempts: readonly Made[], { apartMinutes }: Unreached): string | null {
  const last = countedOf(attempts, { dispositions: unansweredOnes, apartMinutes }).at(-1);
  return last === undefined ? null : new Date((minuteOf(last.at) + apartMinutes) * MINUTE).toISOString();
}

/** What is missing, in a sentence for the officer. */
export function missingSentence(reason: ReplacementReason, missing: number, rule: Unreached): string {
  const words = groundsOf(reason, rule)?.dispositions.join('”或“') ?? '';
  const apart = rule.apartMinutes > 0 ? `；相隔不满${rule.apartMinutes}分钟的只算一次` : '';
  const made = reason === '三次未接' ? `算得上的已有 ${rule.unanswered - missing} 次，还差 ${missing} 次${apart}` : '还没有这样的联系记录';
  return `以“${reason}”替换，须先记录结果为“${words}”的联系：${made}；请逐次记录时间和结果`;
}
