import type { Tools, World } from './acts/context.ts';
import type { Config } from './config.ts';
import { dayOf, sameTimeOn } from './core/calendar/instant.ts';
import type { Calendar, CalendarYear } from './core/calendar/workday.ts';
import { announcedYears } from './core/calendar/years.ts';
import type { createSealer } from './store/crypto.ts';
import type { Database, Viewer } from './store/transaction.ts';
import { unitOf } from './store/unit.ts';

type Making = { config: Config; database: Database; sealer: ReturnType<typeof createSealer>; tools: Tools };

/** The world of one request: its day and instant, the calendar, and transactions seen with the viewer's eyes. */
export function worldMaker({ config, database, sealer, tools }: Making): (viewer: Viewer) => Promise<World> {
  return async (viewer) => {
    const wallNow = new Date().toISOString();
    const set = await database.as('public', async (tx) => {
      const unit = unitOf(tx, sealer, wallNow);
      return { today: config.demonstration ? await unit.time.today() : null, years: await unit.time.calendarYears() };
    });
    const today = set.today ?? dayOf(wallNow);
    const now = set.today === null ? wallNow : sameTimeOn(today, wallNow);
    return {
      today,
      now,
      wallNow,
      calendar: calendarWith(set.years),
      tools,
      inTransaction: (work) => database.as(viewer, (tx) => work(unitOf(tx, sealer, now))),
      asSystem: (work) => database.as('system', (tx) => work(unitOf(tx, sealer, now))),
    };
  };
}

const calendarWith = (loaded: readonly { year: number; data: unknown }[]): Calendar => ({
  ...announcedYears,
  ...Object.fromEntries(loaded.map(({ year, data }) => [year, data as CalendarYear])),
});
