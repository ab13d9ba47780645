import type { Tools, Transaction, World } from './acts/context.ts';
import { Refused } from './acts/refusal.ts';
import type { Config } from './config.ts';
import { dayOf, sameTimeOn } from './core/calendar/instant.ts';
import type { Calendar, CalendarYear } from './core/calendar/workday.ts';
import { announcedYears } from './core/calendar/years.ts';
import type { Shelf } from './core/scheme/shelf.ts';
import type { createSealer } from './store/crypto.ts';
import { refusalOf } from './store/losers.ts';
import type { Database, Tx, Viewer } from './store/transaction.ts';
import { DatabaseUnavailable, type Trouble } from './store/unavailable.ts';
import { unitOf } from './store/unit.ts';

type Making = {
  config: Config;
  database: Database;
  sealer: ReturnType<typeof createSealer>;
  tools: Tools;
  /** What is known to be wrong with the database now, a sentence; null where nothing is. */
  ailing: () => string | null;
};

/** The world of one request: its day and instant, the calendar, and transactions seen with the viewer's eyes. */
export function worldMaker({ config, database, sealer, tools, ailing }: Making): (viewer: Viewer) => Promise<World> {
  const keep = { sealer, schemes: tools.schemes };
  const within = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.as(viewer, work).catch((error: unknown) => {
      if (error instanceof DatabaseUnavailable) throw saidOf(error, ailing());
      const loser = refusalOf(error); // whoever loses a race reads what the winner did, not that the system failed
      throw loser ? new Refused(loser) : error;
    });
  return async (viewer) => {
    const wallNow = new Date().toISOString();
    const set = await within('public', async (tx) => {
      const unit = unitOf(tx, keep, wallNow);
      await layOut(unit, tools.schemes);
      return { today: config.demonstration ? await unit.time.today() : null, years: await unit.time.calendarYears() };
    });
    const today = set.today ?? dayOf(wallNow);
    const now = set.today === null ? wallNow : sameTimeOn(today, wallNow);
    return {
      today,
      now,
      wallNow,
      origin: { address: '', device: null },
      calendar: calendarWith(set.years),
      tools,
      inTransaction: (work) => within(viewer, (tx) => work(unitOf(tx, keep, now))),
      asSystem: (work) => within('system', (tx) => work(unitOf(tx, keep, now))),
    };
  };
}

/** Editions that were signed since this process last looked; each is read once. */
async function layOut({ editions }: Transaction, schemes: Shelf): Promise<void> {
  for (const { id, issuer } of await editions.signed()) {
    if (schemes.has(id)) continue;
    const stored = await editions.edition(id);
    if (stored) schemes.add({ edition: stored.whole, source: stored.source }, issuer);
  }
}

const calendarWith = (loaded: readonly { year: number; data: unknown }[]): Calendar => ({
  ...announcedYears,
  ...Object.fromEntries(loaded.map(({ year, data }) => [year, data as CalendarYear])),
});

/** What the person is told who asked while the database could not be, and when to come again. */
const troubles: Readonly<Record<Trouble, { message: string; retryAfterSeconds: number }>> = {
  busy: { message: '现在使用的人很多，系统一时忙不过来。您的操作没有完成，内容没有改动，请稍候几秒再试。', retryAfterSeconds: 3 },
  away: {
    message: '数据库暂时没有应答。您的操作没有完成，内容没有改动，请稍候再试；几分钟后仍不成功，请联系管理员。',
    retryAfterSeconds: 5,
  },
  unsure: { message: '保存时数据库连接中断，不能确定刚才的操作是否已经生效。请刷新页面核对，没有生效的再做一次。', retryAfterSeconds: 5 },
};

function saidOf(error: DatabaseUnavailable, ailing: string | null): Refused {
  const { message, retryAfterSeconds } = troubles[error.trouble];
  return new Refused({ kind: 'unavailable', message: ailing === null ? message : `${message}（${ailing}）`, retryAfterSeconds }, error);
}
