import { type KeyboardEvent, useState } from 'react';
import { addDays, addMonths, type Day, isWeekend, lastDayOfMonth, weekday } from '../../core/calendar/day.ts';
import type { Mark, Marks } from '../../core/calendar/marks.ts';
import { statutoryHolidays } from '../../core/calendar/statutory.ts';
import { cx } from '../ui/cx.ts';

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const words: Readonly<Record<Mark, string>> = { off: '休', work: '班' };

type Drawn = { marks: Marks; names: ReadonlyMap<Day, string>; focused: Day; onDay: ((day: Day) => void) | null };

/**
 * A year as it hangs on a wall, with the December before it, to which 元旦 may reach. One stop of the Tab key: arrows go by day and week, Page by month,
 * space or Enter marks. What a day is stands in it as a word, 休 or 班, beside the colour.
 */
export function Months({ year, marks, onDay }: { year: number; marks: Marks; onDay: ((day: Day) => void) | null }) {
  const [focused, setFocused] = useState<Day>(`${year}-01-01`);
  const [first, last] = [`${year - 1}-12-01`, `${year}-12-31`];
  const within = focused >= first && focused <= last ? focused : `${year}-01-01`;
  const names = new Map(statutoryHolidays(year).map((one) => [one.day, one.name.length > 2 ? one.name.replace('节', '') : one.name]));
  const go = (event: KeyboardEvent): void => {
    const next = stepOf(event.key, within);
    if (next === null || next < first || next > last) return;
    event.preventDefault();
    setFocused(next);
    document.getElementById(idOf(next))?.focus();
  };
  const mark = (day: Day): void => {
    setFocused(day);
    onDay?.(day);
  };
  const months = [`${year - 1}-12`, ...Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move the focus among the buttons inside
    <div className="months" onKeyDown={go}>
      {months.map((month) => (
        <Month key={month} month={month} year={year} drawn={{ marks, names, focused: within, onDay: onDay === null ? null : mark }} />
      ))}
    </div>
  );
}

const idOf = (day: Day): string => `day-${day}`;

function stepOf(key: string, day: Day): Day | null {
  const days: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  if (Object.hasOwn(days, key)) return addDays(day, days[key] ?? 0);
  return key === 'PageUp' ? addMonths(day, -1) : key === 'PageDown' ? addMonths(day, 1) : null;
}

function Month({ month, year, drawn }: { month: string; year: number; drawn: Drawn }) {
  const [ofYear, ofMonth] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const label = ofYear === year ? `${ofMonth}月` : `${ofYear}年${ofMonth}月（元旦可连）`;
  return (
    <table className="month">
      <caption>{label}</caption>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month, lastDayOfMonth(ofYear, ofMonth)).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => (
              <td key={weekdays[index]}>{day === null ? null : <DayCell day={day} drawn={drawn} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function weeksOf(month: string, last: Day): (Day | null)[][] {
  const cells: (Day | null)[] = Array.from({ length: weekday(`${month}-01`) }, () => null);
  for (let day = `${month}-01`; day <= last; day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, index) => cells.slice(index * 7, index * 7 + 7));
}

function DayCell({ day, drawn: { marks, names, focused, onDay } }: { day: Day; drawn: Drawn }) {
  const mark = marks[day];
  const name = names.get(day);
  const standing = mark === 'off' ? '放假' : mark === 'work' ? '调休上班' : isWeekend(day) ? '周末' : '工作日';
  const seen = [mark ? words[mark] : null, name].filter(Boolean).join(' ');
  // Who speaks to the page says what is seen: 休 or 班 stands in the name as it stands in the day, and the number in its date.
  const label = [`${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`, `星期${weekdays[weekday(day)]}`, seen, standing]
    .filter(Boolean)
    .join(' ');
  const className = cx('wall', mark ? `wall--${mark}` : isWeekend(day) && 'wall--weekend');
  const inside = (
    <>
      <b aria-hidden="true">{Number(day.slice(8))}</b>
      <span>{seen}</span>
    </>
  );
  if (onDay === null)
    return (
      <span className={className} role="img" aria-label={label} title={label}>
        {inside}
      </span>
    );
  return (
    <button
      type="button"
      id={idOf(day)}
      className={className}
      aria-label={label}
      title={label}
      tabIndex={day === focused ? 0 : -1}
      onClick={() => onDay(day)}
    >
      {inside}
    </button>
  );
}
