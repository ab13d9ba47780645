import type { Letter, Transaction, World } from '../acts/context.ts';
import { type Running, runningNow } from '../acts/directory/clocked.ts';
import { monthOf, yearOf } from '../core/calendar/day.ts';
import { grouped, type Job, postAll } from './job.ts';

/**
 * A year without its holiday arrangement gives no statutory day. Whoever keeps the system is asked for it, from December of the year before; everybody
 * with a deadline that reaches into it hears too, handlers, officers and leaders, since it is they who are kept waiting. Once a month while it is missing.
 */
export const watchCalendar: Job = {
  name: 'watchCalendar',
  async run(tx, world) {
    const year = yearOf(world.today);
    const needed = [year, ...(monthOf(world.today) === 12 ? [year + 1] : [])].filter((one) => !world.calendar[one]);
    if (needed.length === 0) return 0;
    const running = await runningNow(tx, world);
    const letters: Letter[] = [];
    for (const missing of needed)
      letters.push(...(await toKeepers(tx, missing, world)), ...toConcerned(running, missing, world.today.slice(0, 7)));
    return postAll(tx, letters);
  },
};

async function toKeepers(tx: Transaction, missing: number, world: World): Promise<Letter[]> {
  const operators = await tx.reporting.timeline.operators();
  return operators.map((organisationId) => ({
    key: `calendar:${missing}:${organisationId}:${world.today.slice(0, 7)}`,
    to: { organisationId, role: 'administrator' },
    subject: `请载入${missing}年放假调休安排`,
    body: `国务院办公厅公布${missing}年部分节假日安排后，请载入该年日历，并请另一人确认；在此之前，${missing}年的工作日期限无法计算，截止日按自然日暂列，不记逾期。`,
    link: '/app/calendar',
  }));
}

/** One letter an organisation: which of its deadlines can't be counted, and what holds meanwhile. */
function toConcerned(running: readonly Running[], missing: number, month: string): Letter[] {
  const reaching = running.filter((one) => yearOf(one.until) >= missing);
  const each = reaching.flatMap((one) => one.organisations.map((organisationId) => ({ organisationId, what: one.what })));
  return grouped(each, (one) => one.organisationId).map(([organisationId, lines]) => ({
    key: `calendar:concerned:${missing}:${organisationId}:${month}`,
    to: { organisationId },
    subject: `${missing}年放假安排尚未载入，有期限暂不能按工作日计算`,
    body: `涉及：${[...new Set(lines.map(({ what }) => what))].join('；')}。国务院办公厅公布${missing}年安排、由系统管理员载入之前，季度报送的截止日按自然日暂列，到期提醒照常按自然日发出，不记逾期；载入后如有变动，另行告知。`,
  }));
}
