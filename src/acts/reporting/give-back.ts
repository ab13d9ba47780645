import { figureKeys, sampleTableForms } from '../../core/annexes/annex7.ts';
import { addDays, chineseDay } from '../../core/calendar/day.ts';
import { isWorkday } from '../../core/calendar/workday.ts';
import { correctionDue } from '../../core/deadlines/correction.ts';
import { dueOf } from '../../core/deadlines/duty.ts';
import { asPeriod } from '../../core/deadlines/reporting.ts';
import type { CorrectionItem } from '../../core/workflow/facts.ts';
import type { Context } from '../context.ts';
import { badInput } from '../refusal.ts';
import type { ReportLine } from './port.ts';

type GivenBack = {
  readonly reason: string;
  readonly items?: readonly CorrectionItem[] | undefined;
  readonly dueOn?: string | undefined;
};

/** What a report that is given back begins to wait with: what is wrong, place by place, and by which day it is to come in again. */
export function givenBack(ctx: Context, report: ReportLine, { reason, items = [], dueOn }: GivenBack) {
  for (const { path, label } of items)
    if (!isPlace(path)) badInput('items', '附件7', `“${label}”不是附件7或样表中的一处，请刷新页面后重新标注`);
  return { returnReason: reason, returnItems: items, reviseBy: dueOn === undefined ? usualDay(ctx, report) : dayIn(ctx, report, dueOn) };
}

/** The day by which a correction is to come in, unless somebody names another: as long as the edition gives for one. Without the calendar as many natural days, provisional. */
export function usualDay({ today, calendar, tools }: Context, { scheme }: ReportLine): string {
  const { workdays } = tools.schemes.named(scheme).correction;
  const due = correctionDue(today, workdays, calendar);
  return due.ok ? due.value : addDays(today, workdays);
}

function dayIn(ctx: Context, report: ReportLine, dueOn: string): string {
  const { today, calendar } = ctx;
  if (dueOn <= today) badInput('dueOn', '改好的截止日期', '改好的截止日期应在今天以后，请另选一个工作日');
  const work = isWorkday(dueOn, calendar);
  if (work.ok && !work.value) badInput('dueOn', '改好的截止日期', `${chineseDay(dueOn)}不是工作日，请另选一个工作日`);
  const { day, why } = latestDay(ctx, report);
  if (dueOn > day) badInput('dueOn', '改好的截止日期', `改好的截止日期最迟为${chineseDay(day)}（${why}），请改选当天或以前的工作日`);
  return dueOn;
}

/** No day that keeps what is owed from ever being late: the authority's own table waits for it, and past that a correction gets what the edition gives it. */
function latestDay(ctx: Context, report: ReportLine): { day: string; why: string } {
  const scheme = ctx.tools.schemes.named(report.scheme);
  const summary = dueOf(asPeriod(report), 'authority', { scheme, calendar: ctx.calendar });
  const usual = usualDay(ctx, report);
  return summary > usual
    ? { day: summary, why: '第十五条规定的本部门汇总报送截止日期' }
    : { day: usual, why: `补正 ${scheme.correction.workdays} 个工作日，自今天起算` };
}

const isPlace = (path: string): boolean => {
  const [table = '', ...rest] = path.split('/');
  return rest.length === 0 ? figureKeys.some((key) => key === path) : Object.hasOwn(sampleTableForms, table);
};
