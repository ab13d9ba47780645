import type { Day } from './day.ts';
import { chineseDay } from './day.ts';
import { type Calendar, type Dated, missingYearMessage, workdaysBetween } from './workday.ts';

/**
 * Something that runs by the calendar. `moves`: its last day follows the calendar. `fixed`: its day was told to people and stays; with a rule, the day that
 * the rule gives is set beside it. `counted`: a day that stays, up to which working days are counted.
 */
export type Clocked =
  | { readonly kind: 'moves'; readonly what: string; readonly many: number; readonly rule: (calendar: Calendar) => Dated<Day> }
  | {
      readonly kind: 'fixed';
      readonly what: string;
      readonly many: number;
      readonly day: Day;
      readonly rule: (calendar: Calendar) => Dated<Day>;
    }
  | { readonly kind: 'counted'; readonly what: string; readonly many: number; readonly day: Day };

/** One line of what another calendar would change; `stays` where the day itself is not touched. */
export type Move = {
  readonly what: string;
  readonly many: number;
  readonly before: string;
  readonly after: string;
  readonly stays: boolean;
};

type Asked = { readonly today: Day; readonly before: Calendar; readonly after: Calendar };

/** What changes for these if `after` takes the place of `before`: only what does change, lines that say the same put together. */
export function movesOf(clocked: readonly Clocked[], { today, before, after }: Asked): Move[] {
  const lines = new Map<string, Move>();
  for (const one of clocked) {
    const [was, is] = [saidBy(one, today, before), saidBy(one, today, after)];
    if (was === is) continue;
    const key = [one.what, was, is].join('|');
    const many = one.many + (lines.get(key)?.many ?? 0);
    lines.set(key, { what: one.what, many, before: was, after: is, stays: one.kind !== 'moves' });
  }
  return [...lines.values()];
}

function saidBy(one: Clocked, today: Day, calendar: Calendar): string {
  if (one.kind === 'counted')
    return said(workdaysBetween(today, one.day, calendar), (left) => `${chineseDay(one.day)}，还有${left}个工作日`);
  const day = said(one.rule(calendar), chineseDay);
  return one.kind === 'fixed' && day !== chineseDay(one.day) ? `已定${chineseDay(one.day)}，按工作日应为${day}` : day;
}

const said = <T>(answer: Dated<T>, words: (value: T) => string): string =>
  answer.ok ? words(answer.value) : (missingYearMessage(answer.missingYear).split('，')[0] ?? '');
