import { chineseDay, type Day, yearOf } from '../calendar/day.ts';

export type Dates = { readonly opensOn: Day; readonly closesOn: Day; readonly recommendBy: Day; readonly reviewBy: Day | null };

/**
 * The round to show on a day (第十条): the one under way that opened last; where none is, the next one announced; where none is, the one that ended last.
 * The year in its title decides nothing.
 */
export function roundOn<R extends Dates & { readonly cancelledAt: string | null }>(rounds: readonly R[], today: Day): R | null {
  const standing = rounds.filter((one) => one.cancelledAt === null).sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
  const begun = standing.filter((one) => one.opensOn <= today);
  const underWay = begun.filter((one) => today <= (one.reviewBy ?? one.recommendBy)).at(-1);
  return underWay ?? standing.find((one) => one.opensOn > today) ?? begun.at(-1) ?? null;
}

/** 认定工作每年开展一次（第十条）: the year is one in which applications are taken, and at most the next one. Null, or the sentence. */
export function yearFault({ year, opensOn, closesOn }: { year: number; opensOn: Day; closesOn: Day }, today: Day): string | null {
  const [from, to] = [yearOf(opensOn), yearOf(closesOn)];
  if (year < from || year > to)
    return `年度 ${year} 与申报时间${chineseDay(opensOn)}至${chineseDay(closesOn)}不符：年度应是申报所在的年份${from === to ? ` ${from}` : ` ${from} 或 ${to}`}，请改年度或申报时间`;
  const now = yearOf(today);
  return year > now + 1 ? `年度 ${year} 太远：现在只能建立 ${now} 年度或 ${now + 1} 年度的认定工作，请核对申报时间` : null;
}

/** The hour of a window's end in words: 24时, 17时30分. */
export const hourText = (at: string): string => {
  const [hour, minute] = at.split(':');
  return minute === '00' ? `${Number(hour)}时` : `${Number(hour)}时${minute}分`;
};

type Closing = { readonly closesOn: Day; readonly closesAt?: string };

/** 2026年4月15日24时; of any day that something is due on, with its hour where that is another. */
export const closingText = ({ closesOn, closesAt = wholeDay }: Closing): string => `${chineseDay(closesOn)}${hourText(closesAt)}`;

/** Whether the window has closed: behind its last day, or on it from its hour on (`clock`: 17:00, Asia/Shanghai). */
export const hasClosed = ({ closesOn, closesAt = wholeDay }: Closing, today: Day, clock: string): boolean =>
  today > closesOn || (today === closesOn && clock >= closesAt);

/** The hour of a day that counts whole. */
export const wholeDay = '24:00';
