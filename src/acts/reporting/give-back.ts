import { figureKeys, sampleTableForms } from '../../core/annexes/annex7.ts';
import { addDays, chineseDay } from '../../core/calendar/day.ts';
import { isWorkday } from '../../core/calendar/workday.ts';
import { correctionDue } from '../../core/deadlines/correction.ts';
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
  return { returnReason: reason, returnItems: items, reviseBy: dueOn === undefined ? usualDay(ctx, report) : dayIn(ctx, dueOn) };
}

/** The day by which a correction is to come in, unless somebody names another: as long as the edition gives for one. Without the calendar as many natural days, provisional. */
export function usualDay({ today, calendar, tools }: Context, { scheme }: ReportLine): string {
  const { workdays } = tools.schemes.named(scheme).correction;
  const due = correctionDue(today, workdays, calendar);
  return due.ok ? due.value : addDays(today, workdays);
}

function dayIn({ today, calendar }: Context, dueOn: string): string {
  if (dueOn <= today) badInput('dueOn', '改好的截止日期', '改好的截止日期应在今天以后，请另选一个工作日');
  const work = isWorkday(dueOn, calendar);
  if (work.ok && !work.value) badInput('dueOn', '改好的截止日期', `${chineseDay(dueOn)}不是工作日，请另选一个工作日`);
  return dueOn;
}

const isPlace = (path: string): boolean => {
  const [table = '', ...rest] = path.split('/');
  return rest.length === 0 ? figureKeys.some((key) => key === path) : Object.hasOwn(sampleTableForms, table);
};
