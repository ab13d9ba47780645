import { fullDate } from '../ui/dates.tsx';
import type { Review } from './case.ts';

export type DueDay = {
  /** Why a return can't be due then, in the server's words; null where it can. */
  readonly bad: string | null;
  /** How many working days it gives, and how many are left afterwards. */
  readonly hint: string;
  /** Where fewer are left than should be. */
  readonly warning: string | null;
};

type Given = Pick<Review, 'workdays' | 'correctionLeaves'> & { readonly today: string; readonly recommendBy: string };

/** What the chosen due day means in working days (第八条（三）), by the days that the server counts. */
export function dueDayOf(dueOn: string, { workdays, correctionLeaves, today, recommendBy }: Given): DueDay {
  const refused = (bad: string): DueDay => ({ bad, hint: '如 2026-04-29', warning: null });
  if (!/^\d{4}-\d\d-\d\d$/.test(dueOn) || dueOn <= today) return refused('请给出晚于今天的补正期限');
  if (dueOn > recommendBy) return refused(`补正期限晚于推荐截止日${fullDate(recommendBy)}，补正后将来不及推荐，请提前`);
  if (workdays === null) return { bad: null, hint: '工作日历缺少所需年份，不能按工作日计算', warning: null };
  if (!workdays.includes(dueOn)) return refused(`${fullDate(dueOn)}不是工作日，请改为工作日`);
  const given = workdays.filter((day) => day <= dueOn).length;
  const left = workdays.length - given;
  return {
    bad: null,
    hint: `距今 ${given} 个工作日，当日之后到推荐截止还有 ${left} 个工作日`,
    warning: left < correctionLeaves ? `当日之后仅剩 ${left} 个工作日即到推荐截止日${fullDate(recommendBy)}，可能来不及测评和推荐` : null,
  };
}
