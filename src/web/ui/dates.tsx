const parts = (day: string): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};
const utc = (day: string): number => {
  const [year, month, date] = parts(day);
  return Date.UTC(year, month - 1, date);
};
const DAY = 86_400_000;

/** 2026-03-31 → 2026年3月31日; a day that is not there is `none`. */
export const fullDate = (day: string | null, none = '–'): string =>
  day === null
    ? none
    : parts(day)
        .map((n, i) => `${n}${'年月日'[i]}`)
        .join('');
/** 2026-03-31 → 3月31日 */
export const monthDay = (day: string): string => `${parts(day)[1]}月${parts(day)[2]}日`;
/** 2026-03-31 → 2026年3月31日 星期二 */
export const dateWithWeekday = (day: string): string => `${fullDate(day)} 星期${'日一二三四五六'[new Date(utc(day)).getUTCDay()]}`;
/** Natural days from one day to another. */
export const daysFrom = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / DAY);
/** The Sunday that ends the week of `day`, Monday first. */
export const weekEnd = (day: string): string => {
  const weekday = new Date(utc(day)).getUTCDay();
  return new Date(utc(day) + ((7 - weekday) % 7) * DAY).toISOString().slice(0, 10);
};

const shanghai = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
const clockFormat = shanghai({ hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** An instant as 14:03 in Asia/Shanghai. */
export const clock = (instant: string | number | Date): string => clockFormat.format(new Date(instant));
/** An instant's day in Asia/Shanghai, 2026-03-31. */
export const dayOf = (instant: string | number | Date): string => dayFormat.format(new Date(instant));
/** An instant as 2026年3月31日 14:03 in Asia/Shanghai. */
export const dateAndTime = (instant: string | number | Date): string => `${fullDate(dayOf(instant))} ${clock(instant)}`;

/** A day in words, machine-readable. */
export const DateText = ({ day, short }: { day: string; short?: boolean }) => (
  <time dateTime={day}>{short ? monthDay(day) : fullDate(day)}</time>
);
export const TimeText = ({ instant }: { instant: string }) => <time dateTime={instant}>{dateAndTime(instant)}</time>;

export type Due = { text: string; tone: 'late' | 'soon' | 'plain' };

/** Until when, in words: 逾期 2 天, 今天截止, 还有 3 个工作日. `daysLeft` counts working days; null where it is not known. */
export function dueIn(dueOn: string | null, daysLeft: number | null, today: string): Due {
  if (dueOn === null) return { text: '不限期', tone: 'plain' };
  const natural = daysFrom(today, dueOn);
  if (natural < 0) return { text: `逾期 ${-natural} 天`, tone: 'late' };
  if (natural === 0) return { text: '今天截止', tone: 'soon' };
  if (daysLeft === null) return { text: `还有 ${natural} 天`, tone: natural <= 3 ? 'soon' : 'plain' };
  return { text: `还有 ${daysLeft} 个工作日`, tone: daysLeft <= 3 ? 'soon' : 'plain' };
}

/** How long a window for applications still stands: nobody is late for one that closed. */
export const windowLeft = (closesOn: string, daysLeft: number | null, today: string): string =>
  today > closesOn ? '已截止' : dueIn(closesOn, daysLeft, today).text;

export const DueText = ({ dueOn, daysLeft, today }: { dueOn: string | null; daysLeft: number | null; today: string }) => {
  const { text, tone } = dueIn(dueOn, daysLeft, today);
  return <span className={tone === 'plain' ? undefined : tone}>{text}</span>;
};
