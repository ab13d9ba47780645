import { addDays, type Day } from './day.ts';

/** One of the seven holidays of 全国年节及纪念日放假办法第二条 in a year; `day` names it, `days` are all that the 办法 gives for it. */
export type StatutoryHoliday = { readonly name: string; readonly day: Day; readonly days: readonly Day[] };

/** 春节、端午、中秋 by GB/T 33661-2017. The lunar calendar of common browsers is a day off in 2027 and 2030, so it stands here. */
const lunar: Readonly<Record<number, readonly [spring: string, dragonBoat: string, midAutumn: string]>> = {
  2023: ['01-22', '06-22', '09-29'],
  2024: ['02-10', '06-10', '09-17'],
  2025: ['01-29', '05-31', '10-06'],
  2026: ['02-17', '06-19', '09-25'],
  2027: ['02-06', '06-09', '09-15'],
  2028: ['01-26', '05-28', '10-03'],
  2029: ['02-13', '06-16', '09-22'],
  2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'],
  2032: ['02-11', '06-12', '09-19'],
  2033: ['01-31', '06-01', '09-08'],
  2034: ['02-19', '06-20', '09-27'],
  2035: ['02-08', '06-10', '09-16'],
  2036: ['01-28', '05-30', '10-04'],
  2037: ['02-15', '06-18', '09-24'],
  2038: ['02-04', '06-07', '09-13'],
  2039: ['01-24', '05-27', '10-02'],
  2040: ['02-12', '06-14', '09-20'],
  2041: ['02-01', '06-03', '09-10'],
  2042: ['01-22', '06-22', '09-28'],
  2043: ['02-10', '06-11', '09-17'],
  2044: ['01-30', '05-31', '10-05'],
  2045: ['02-17', '06-19', '09-25'],
  2046: ['02-06', '06-08', '09-15'],
  2047: ['01-26', '05-29', '10-04'],
  2048: ['02-14', '06-15', '09-22'],
  2049: ['02-02', '06-04', '09-11'],
  2050: ['01-23', '06-23', '09-30'],
  2051: ['02-11', '06-13', '09-19'],
  2052: ['02-01', '06-01', '09-07'],
  2053: ['02-19', '06-20', '09-26'],
  2054: ['02-08', '06-10', '09-16'],
  2055: ['01-28', '05-30', '10-05'],
  2056: ['02-15', '06-17', '09-24'],
  2057: ['02-04', '06-06', '09-13'],
  2058: ['01-24', '06-25', '10-02'],
  2059: ['02-12', '06-14', '09-21'],
  2060: ['02-02', '06-03', '09-09'],
};

/** The years whose lunar days are known here. */
export const lunarYears: readonly number[] = Object.keys(lunar).map(Number);

/** From 2025 on the 办法 gives the eve of 春节 and a second day of 劳动节: 13 days, 11 before. */
const sinceAmended = 2025;

/** The seven holidays of a year in their order; the three lunar ones are left out of a year whose lunar days are not known. */
export function statutoryHolidays(year: number): StatutoryHoliday[] {
  const amended = year >= sinceAmended;
  const known = Object.hasOwn(lunar, year) ? lunar[year] : undefined;
  const named = (name: string, date: string, { from = 0, count = 1 } = {}): StatutoryHoliday => {
    const day = `${year}-${date}`;
    return { name, day, days: Array.from({ length: count }, (_, index) => addDays(day, from + index)) };
  };
  const holidays = [
    named('元旦', '01-01'),
    named('清明节', qingming(year)),
    named('劳动节', '05-01', { count: amended ? 2 : 1 }),
    named('国庆节', '10-01', { count: 3 }),
  ];
  if (known) {
    const [spring, dragonBoat, midAutumn] = known;
    holidays.push(
      named('春节', spring, amended ? { from: -1, count: 4 } : { count: 3 }),
      named('端午节', dragonBoat),
      named('中秋节', midAutumn),
    );
  }
  return holidays.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The solar term 清明, by the usual formula for this century; it holds for every year from 2000 to 2099. */
function qingming(year: number): string {
  const inCentury = year % 100;
  return `04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`;
}
