import { sql } from 'kysely';
import type { Throttles } from '../acts/throttle-port.ts';
import type { Tx } from './transaction.ts';

export function throttlesIn(tx: Tx): Throttles {
  return {
    async count({ purpose, subject, source }, { free, firstSeconds, longestSeconds, forgetSeconds }, now) {
      // The conflicting row is locked and its newest version judged: this one statement both counts and decides.
      // A row from further ahead than any pause lasts was written while the clock was ahead: it is no memory, and must not become a lock.
      const astray = sql<boolean>`throttle.forget_at > ${now}::timestamptz + ${forgetSeconds}::int * interval '1 second'`;
      const next = sql<number>`case when throttle.forget_at <= ${now}::timestamptz or ${astray} then 1 else throttle.count + 1 end`;
      const pause = sql`least(${firstSeconds}::float8 * power(2, least(${next} - ${free}::int, 30)), ${longestSeconds}::float8)`;
      const freeAt = sql`case when ${next} < ${free}::int then 'epoch'::timestamptz else ${now}::timestamptz + ${pause} * interval '1 second' end`;
      const forgetAt = sql`${now}::timestamptz + ${forgetSeconds}::int * interval '1 second'`;
      const first = sql`case when ${free}::int > 1 then 'epoch'::timestamptz else ${now}::timestamptz + ${firstSeconds}::float8 * interval '1 second' end`;
      const { rows } = await sql<{ count: number }>`insert into throttle (purpose, subject, source, count, free_at, forget_at)
        values (${purpose}, ${subject}, ${source}, 1, ${first}, ${forgetAt})
        on conflict (purpose, subject, source) do update set count = ${next}, free_at = ${freeAt}, forget_at = ${forgetAt}
        where throttle.forget_at <= ${now}::timestamptz or throttle.free_at <= ${now}::timestamptz or ${astray}
        returning count`.execute(tx);
      if (rows[0]) return { ok: true, count: rows[0].count };
      const { freeAt: when } = await tx
        .selectFrom('throttle')
        .select('freeAt')
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .where('source', '=', source)
        .executeTakeFirstOrThrow();
      return { ok: false, freeAt: when };
    },
    forgive: async ({ purpose, subject, source }) =>
      void (await tx
        .updateTable('throttle')
        .set((w) => ({ count: sql<number>`greatest(${w.ref('count')} - 1, 0)`, freeAt: sql<string>`'epoch'::timestamptz` }))
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .where('source', '=', source)
        .execute()),
    forget: async ({ purpose, subject, source }) =>
      void (await tx
        .deleteFrom('throttle')
        .where('purpose', '=', purpose)
        .where('subject', '=', subject)
        .where('source', '=', source)
        .execute()),
    lift: async (purpose, subject) =>
      void (await tx.deleteFrom('throttle').where('purpose', '=', purpose).where('subject', '=', subject).execute()),
    async sweep(now, unseenSince) {
      const counters = await tx.deleteFrom('throttle').where('forgetAt', '<=', now).executeTakeFirst();
      const devices = await tx.deleteFrom('device').where('seenAt', '<=', unseenSince).executeTakeFirst();
      return Number(counters.numDeletedRows + devices.numDeletedRows);
    },
  };
}
