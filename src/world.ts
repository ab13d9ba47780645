import type { Tools, Transaction, World } from './acts/context.ts';
import type { Chain } from './acts/directory/port.ts';
import type { SignedIn } from './acts/directory/signed-in.ts';
import { Refused } from './acts/refusal.ts';
import type { Config } from './config.ts';
import { dayOf, sameTimeOn } from './core/calendar/instant.ts';
import type { Calendar, CalendarYear } from './core/calendar/workday.ts';
import { announcedYears } from './core/calendar/years.ts';
import { type Shelf, UnknownEdition } from './core/scheme/shelf.ts';
import type { createSealer } from './store/crypto.ts';
import { type Coming, enter } from './store/enter.ts';
import { hasWritten } from './store/lanes.ts';
import { refusalOf } from './store/losers.ts';
import { publicVersion } from './store/public-version.ts';
import { type Surroundings, signedEdition, surroundings, surroundingsVersion } from './store/surroundings.ts';
import type { Database } from './store/transaction.ts';
import { DatabaseUnavailable, type Trouble } from './store/unavailable.ts';
import { unitOf } from './store/unit.ts';
import { SessionOver, type Viewer } from './store/viewer.ts';
import { refresh } from './store/waiting.ts';

type Making = {
  config: Config;
  database: Database;
  sealer: ReturnType<typeof createSealer>;
  tools: Tools;
  /** What is known to be wrong with the database now, a sentence; null where nothing is. */
  ailing: () => string | null;
  /** Where errors go that keep nobody from his work. */
  report(error: unknown, where: string): void;
};

export type Worlds = {
  /** The world of one request: its day and instant, the calendar, and transactions seen with the viewer's eyes; `prove` comes before what the system does for it. */
  of(viewer: Viewer, prove?: () => Promise<void>): Promise<World>;
  /** Who comes with a session's token, asked without a transaction. */
  enter(coming: Coming): Promise<SignedIn | null>;
  /** Changes with what the public pages show: at once with what this process does, within a second with what another does. */
  publicVersion(): Promise<string>;
};

export function worldsOf({ config, database, sealer, tools, ailing, report }: Making): Worlds {
  const said = saying(ailing);
  const ask: Ask = (work) => database.ask(work).catch(said);
  const kept = keeping(ask, tools.schemes);
  const pages = believing(() => ask(publicVersion));
  const urgently = { most: 500, schemes: tools.schemes, urgent: true, failed: report };
  const portion = () => database.as('system', (tx) => refresh(tx, urgently)).catch(() => 0); // whoever reads next does it otherwise
  const next = inTurns(portion);
  let busy = false;
  /** What an act left of what waits: a portion before it answers; where that was not all, the rest behind it, one after the other. */
  const catchUp = async (): Promise<void> => {
    if ((await next()) < urgently.most || busy) return;
    busy = true;
    const rest = async () => {
      while ((await portion()) > 0);
      busy = false;
    };
    void rest(); // a portion does not throw
  };
  const within = async <T>(viewer: Viewer, now: string, work: (tx: Transaction) => Promise<T>): Promise<T> => {
    let changes = false;
    let leftWaiting = false;
    const keep = {
      sealer,
      schemes: tools.schemes,
      failed: report,
      changed: () => {
        changes = true;
      },
      leftWaiting: () => {
        leftWaiting = true;
      },
    };
    try {
      const done = () => database.as(viewer, (tx) => work(unitOf(tx, keep, now)));
      // An edition that another process signed within the second, of which this one has not heard: it is undone, and done again once it has.
      const result = await done()
        .catch(async (error: unknown) => {
          if (!(error instanceof UnknownEdition)) throw error;
          kept.forget();
          await kept.now();
          return done();
        })
        .catch(said);
      if (leftWaiting) await catchUp();
      return result;
    } finally {
      if (changes) kept.forget();
      pages.forget();
    }
  };
  return {
    async of(viewer, prove) {
      const wallNow = new Date().toISOString();
      const set = await kept.now();
      const day = config.demonstration ? set.today : null;
      const today = day ?? dayOf(wallNow);
      const now = day === null ? wallNow : sameTimeOn(day, wallNow);
      return {
        today,
        now,
        wallNow,
        origin: { address: '', device: null },
        calendar: set.calendar,
        tools,
        inTransaction: (work) => within(viewer, now, work),
        async asSystem(work) {
          await prove?.();
          return within('system', now, work);
        },
      };
    },
    enter: (coming) => ask((db) => enter(db, coming)),
    publicVersion: pages.now,
  };
}

/** The journal as a whole, with what its thread's trouble means to whoever asked. */
export function chainWithWords(chain: Chain, ailing: Making['ailing']): Chain {
  const said = saying(ailing);
  return {
    verify: (...asked) => chain.verify(...asked).catch(said),
    lines: (...asked) => chain.lines(...asked).catch(said),
  };
}

const saying =
  (ailing: Making['ailing']) =>
  (error: unknown): never => {
    if (error instanceof DatabaseUnavailable) throw saidOf(error, ailing());
    if (error instanceof SessionOver) throw new Refused({ kind: 'notSignedIn' });
    const loser = refusalOf(error); // whoever loses a race reads what the winner did, not that the system failed
    throw loser ? new Refused(loser) : error;
  };

type Ask = Database['ask'];
type Kept = { readonly today: string | null; readonly calendar: Calendar };

/** For how long what is kept is believed without looking whether another process changed it. */
const BELIEVED_MS = 1_000;

/** Day, calendar and signed editions, kept in the process. */
const keeping = (ask: Ask, schemes: Shelf) =>
  believing<Kept & { version: string }>(async (before) => {
    const version = await ask(surroundingsVersion);
    if (before?.version === version) return before;
    const { today, years, signed } = await ask(surroundings);
    await layOut(ask, schemes, signed);
    return { today, calendar: calendarWith(years), version };
  });

/** One at a time: who comes while one is under way waits for the next, which is done once for all of them. */
function inTurns<T>(work: () => Promise<T>): () => Promise<T> {
  let underway: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    next ??= underway.then(() => {
      next = null;
      return work();
    });
    underway = next;
    return next;
  };
}

/** What is looked up in the database and kept in the process: looked after at most once a second, and at once after this process changed something. */
function believing<T>(look: (before: T | null) => Promise<T>) {
  let kept: { readonly found: T; readonly lookedAt: number } | null = null;
  let looking: Promise<T> | null = null;
  let changes = 0;
  const again = async (): Promise<T> => {
    const began = changes;
    const lookedAt = performance.now();
    const found = await look(kept?.found ?? null);
    if (began === changes) kept = { found, lookedAt };
    return found;
  };
  return {
    async now(): Promise<T> {
      if (kept !== null && performance.now() - kept.lookedAt < BELIEVED_MS) return kept.found;
      const mine = looking ?? again();
      looking = mine;
      return mine.finally(() => {
        if (looking === mine) looking = null;
      });
    },
    /** What is being looked up now may be the state of before: nobody else joins it, and it is not kept. */
    forget(): void {
      kept = null;
      looking = null;
      changes += 1;
    },
  };
}

/** Editions that were signed since this process last looked; each is read once. */
async function layOut(ask: Ask, schemes: Shelf, signed: Surroundings['signed']): Promise<void> {
  for (const { id, issuer } of signed) {
    if (schemes.has(id)) continue;
    const stored = await ask((db) => signedEdition(db, id));
    if (stored) schemes.add({ edition: stored.whole, source: stored.source }, issuer);
  }
}

const calendarWith = (loaded: readonly { year: number; data: CalendarYear }[]): Calendar => ({
  ...announcedYears,
  ...Object.fromEntries(loaded.map(({ year, data }) => [year, data])),
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

/** Behind a transaction of the same request that stands, nobody is told that nothing was done: the browser would do it again. */
function saidOf(error: DatabaseUnavailable, ailing: string | null): Refused {
  const trouble = hasWritten() ? 'unsure' : error.trouble;
  const { message, retryAfterSeconds } = troubles[trouble];
  const kind = trouble === 'unsure' ? 'unsure' : 'unavailable';
  return new Refused({ kind, message: ailing === null ? message : `${message}（${ailing}）`, retryAfterSeconds }, error);
}
