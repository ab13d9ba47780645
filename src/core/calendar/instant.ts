import { chineseDay } from './day.ts';

/**
 * An instant (ISO text or epoch ms) on the clock of Asia/Shanghai, which has kept UTC+8 without summer time since 1991. Where an instant becomes
 * a day it is here: a day cut out of the UTC text is the day before until eight in the morning. (The pages' kit, which knows nothing of core, has its own.)
 */
const HOURS_AHEAD = 8 * 3_600_000;

/** 2026-03-10T14:03:09.000, without a zone. Throws RangeError on what is not an instant. */
const local = (instant: string | number | Date): string => new Date(new Date(instant).getTime() + HOURS_AHEAD).toISOString().slice(0, -1);

/** The day of an instant, 2026-03-10. */
export const dayOf = (instant: string | number | Date): string => local(instant).slice(0, 10);

/** The time of an instant, 14:03. */
export const clock = (instant: string | number | Date): string => local(instant).slice(11, 16);

/** The time of an instant to the second, 14:03:09. */
export const clockToSecond = (instant: string | number | Date): string => local(instant).slice(11, 19);

/** 2026年3月10日 14:03 */
export const dateAndTime = (instant: string | number | Date): string => `${chineseDay(dayOf(instant))} ${clock(instant)}`;

/** The instant (ISO, UTC) at which a day has the same time of day as `at` has on its own. */
export const sameTimeOn = (day: string, at: string): string => new Date(`${day}T${local(at).slice(11)}+08:00`).toISOString();

/** The instant so many times 24 hours later. */
export const daysAfter = (instant: string, days: number): string => new Date(Date.parse(instant) + days * 86_400_000).toISOString();
