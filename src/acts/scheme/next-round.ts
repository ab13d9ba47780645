import { isDay } from '../../core/calendar/is-day.ts';
import { isWorkday } from '../../core/calendar/workday.ts';
import { type Moved, movedYear, type WindowKey } from '../../core/deadlines/next-year.ts';
import type { Round } from '../../core/scheme/round.ts';
import { changeable } from '../../core/scheme/round-change.ts';
import type { Context, Transaction, World } from '../context.ts';
import { found, refuse } from '../refusal.ts';

export type Chosen = Partial<Record<WindowKey, string | undefined>>;

/** The next year's work as last year's would have it: its days moved by working days, everything else as it was (第十条). Only for the issuer's own staff. */
export const nextRound = (ctx: Context, id: string, chosen: Chosen) =>
  ctx.inTransaction(async (tx) => {
    const last = found(await tx.rounds.round(id));
    if (last.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    const year = last.year + 1;
    return {
      from: { id, year: last.year, title: last.title },
      year,
      title: last.title.replaceAll(String(last.year), String(year)),
      days: movedYear(last, chosen, ctx.calendar).map((one) => ({
        ...{ key: one.key, label: changeable[one.key], was: one.was, day: one.day },
        notes: notesOf(ctx, one),
      })),
      ...{ closesAt: last.closesAt, panelSize: last.panelSize, sampleSize: last.sampleSize },
      ...{ rewardAmount: last.rewardAmount, rewardFund: last.rewardFund, renewalMonths: last.renewalMonths },
      quotas: await limitsOf(tx, last),
    };
  });

async function limitsOf(tx: Transaction, { quotas }: Round) {
  const named: { recommender: string; limit: number }[] = [];
  for (const [id, limit] of Object.entries(quotas)) named.push({ recommender: (await tx.directory.organisation(id))?.name ?? '', limit });
  return named;
}

const behind: Readonly<Record<WindowKey, string>> = {
  opensOn: '',
  closesOn: '申报共',
  recommendBy: '申报截止后',
  reviewBy: '推荐截止后',
};

function notesOf({ calendar }: World, { key, day, workdays, workdaysBefore, provisional }: Moved): string[] {
  if (day === null || !isDay(day)) return [];
  const work = isWorkday(day, calendar);
  return [
    ...(workdays === null ? [] : [`${behind[key]} ${workdays} 个工作日${workdaysBefore === null ? '' : `，去年 ${workdaysBefore} 个`}`]),
    ...(work.ok && !work.value ? ['这一天是休息日'] : []),
    ...(provisional ? ['放假安排尚未公布，暂按周一至周五推算'] : []),
  ];
}
