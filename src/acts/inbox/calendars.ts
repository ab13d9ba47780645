import type { Context, World } from '../context.ts';
import type { CalendarVersion } from '../directory/port.ts';
import type { Waiting } from './waiting.ts';

type Shown = Pick<Waiting, 'id' | 'title' | 'why'> & { readonly action: string; readonly label: string };

/** A year's calendar (第十五条). */
const item = ({ action, label, ...rest }: Shown): Waiting => ({
  ...{ ...rest, kind: 'calendar', organisation: '系统', article: '第十五条', dueOn: null, link: '/app/calendar' },
  state: { label, tone: 'amber' },
  actions: [{ label: action, link: '/app/calendar' }],
});

const ANNOUNCED_FROM = '11-01';

/** Years without a holiday arrangement: this one always, the next one once it is usually announced. */
export function yearsMissing(world: World): Waiting[] {
  const year = Number(world.today.slice(0, 4));
  const asked = world.today.slice(5) >= ANNOUNCED_FROM ? [year, year + 1] : [year];
  return asked
    .filter((one) => world.calendar[one] === undefined)
    .map((one) =>
      item({
        id: `calendar:${one}`,
        title: `载入 ${one} 年工作日历`,
        why: `${one} 年放假安排尚未载入，落在该年的法定工作日期限无法计算`,
        label: '缺数据',
        action: '载入',
      }),
    );
}

/** A year's arrangement that somebody else handed in: it counts once this person has compared it with the notice. */
export const calendarsWaiting = (ctx: Context, versions: readonly CalendarVersion[]): Waiting[] =>
  versions
    .filter((one) => one.outcome === null && one.proposedBy !== ctx.actor.accountId)
    .map((one) =>
      item({
        id: `calendar-waiting:${one.id}`,
        title: `确认 ${one.year} 年工作日历`,
        why: `${one.year} 年放假调休安排已提交，由您对照国务院办公厅通知核对确认后生效`,
        label: '待确认',
        action: '核对',
      }),
    );
