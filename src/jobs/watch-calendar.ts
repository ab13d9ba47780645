import { monthOf, yearOf } from '../core/calendar/day.ts';
import { type Job, postAll } from './job.ts';

/** A year without its holiday arrangement gives no statutory day: whoever keeps the system is asked for it, from December of the year before. */
export const watchCalendar: Job = {
  name: 'watchCalendar',
  async run(tx, world) {
    const year = yearOf(world.today);
    const needed = [year, ...(monthOf(world.today) === 12 ? [year + 1] : [])].filter((one) => !world.calendar[one]);
    if (needed.length === 0) return 0;
    const operators = await tx.reporting.timeline.operators();
    const letters = needed.flatMap((missing) =>
      operators.map((organisationId) => ({
        key: `calendar:${missing}:${organisationId}`,
        to: { organisationId, role: 'administrator' },
        subject: `请载入${missing}年放假调休安排`,
        body: `国务院办公厅公布${missing}年部分节假日安排后，请载入该年日历；在此之前，${missing}年的工作日期限无法计算，截止日按自然日暂列，不记逾期。`,
        link: '/app/calendar',
      })),
    );
    return postAll(tx, letters);
  },
};
