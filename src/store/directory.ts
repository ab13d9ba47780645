import { sql } from 'kysely';
import type { Directory, Journal, Messages, Timekeeping } from '../acts/directory/port.ts';
import { json, type Tx } from './transaction.ts';

export function directoryIn(tx: Tx): Directory {
  return {
    organisation: async (id) => (await tx.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    organisationByCode: async (code) =>
      (await tx.selectFrom('organisation').selectAll().where('creditCode', '=', code).executeTakeFirst()) ?? null,
    async organisations({ kinds, search }) {
      let query = tx.selectFrom('organisation').selectAll().orderBy('kind').orderBy('divisionCode').orderBy('name');
      if (kinds) query = query.where('kind', 'in', kinds);
      if (search) query = query.where((w) => w.or([w('name', 'like', `%${escapeLike(search)}%`), w('creditCode', '=', search)]));
      return query.execute();
    },
    addOrganisation: async (organisation) => void (await tx.insertInto('organisation').values(organisation).execute()),
    account: async (id) => (await tx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    accountByLogin: async (login) => (await tx.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst()) ?? null,
    async accountsOf(organisationId) {
      let query = tx.selectFrom('account').selectAll().orderBy('login');
      if (organisationId !== null) query = query.where('organisationId', '=', organisationId);
      return query.execute();
    },
    async names(ids) {
      if (ids.length === 0) return {};
      const rows = await tx
        .selectFrom('account')
        .select(['id', 'name'])
        .where('id', 'in', [...new Set(ids)])
        .execute();
      return Object.fromEntries(rows.map((row) => [row.id, row.name]));
    },
    addAccount: async (account) =>
      void (await tx
        .insertInto('account')
        .values({ ...account, roles: json(account.roles) })
        .execute()),
    async changeAccount(id, { roles, ...change }) {
      await tx
        .updateTable('account')
        .set({ ...change, ...(roles ? { roles: json(roles) } : {}) })
        .where('id', '=', id)
        .execute();
    },
    openSession: async (session) => void (await tx.insertInto('session').values(session).execute()),
    async session(tokenHash, { now, today, idleSeconds }) {
      const oldest = new Date(Date.parse(now) - idleSeconds * 1000).toISOString();
      const row = await tx
        .selectFrom('session')
        .innerJoin('account', 'account.id', 'session.accountId')
        .innerJoin('organisation', 'organisation.id', 'account.organisationId')
        .select([
          'account.id as accountId',
          'account.organisationId',
          'account.roles',
          'account.name',
          'account.login',
          'account.mustChangePassword',
        ])
        .select(['organisation.name as organisationName', 'organisation.kind as organisationKind', 'session.seenAt'])
        .where('tokenHash', '=', tokenHash)
        .where('endsAt', '>', now)
        .where('seenAt', '>', oldest)
        .where('account.active', '=', true)
        .executeTakeFirst();
      if (!row) return null;
      const { seenAt, ...signedIn } = row;
      if (Date.parse(now) - Date.parse(seenAt) > 60_000)
        await tx.updateTable('session').set({ seenAt: now }).where('tokenHash', '=', tokenHash).execute();
      const absent = await absentFor(tx, row.accountId, today);
      const roles = [...new Set([...signedIn.roles, ...absent.flatMap((one) => one.roles)])];
      return { ...signedIn, roles, standsInFor: absent.map((one) => one.name) };
    },
    closeSession: async (tokenHash) => void (await tx.deleteFrom('session').where('tokenHash', '=', tokenHash).execute()),
    async closeSessionsOf(accountId, except) {
      let query = tx.deleteFrom('session').where('accountId', '=', accountId);
      if (except) query = query.where('tokenHash', '<>', except);
      await query.execute();
    },
    async failedSignIns(login, since) {
      const row = await tx
        .selectFrom('loginAttempt')
        .select((w) => w.fn.countAll<number>().as('n'))
        .where('login', '=', login)
        .where('at', '>', since)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    noteFailedSignIn: async (login, at) =>
      void (await tx
        .insertInto('loginAttempt')
        .values({ login, at })
        .onConflict((c) => c.doNothing())
        .execute()),
  };
}

/** Colleagues for whom this account stands in today, with the roles that it holds for them. */
const absentFor = (tx: Tx, accountId: string, today: string) =>
  tx
    .selectFrom('absence')
    .innerJoin('account', 'account.id', 'absence.accountId')
    .select(['account.name', 'account.roles'])
    .where('absence.deputyId', '=', accountId)
    .where('absence.fromOn', '<=', today)
    .where('absence.toOn', '>=', today)
    .where('account.active', '=', true)
    .execute();

export function messagesIn(tx: Tx): Messages {
  return {
    mine: (accountId) =>
      tx
        .selectFrom('message')
        .select(['id', 'subject', 'body', 'link', 'createdAt', 'readAt'])
        .where('accountId', '=', accountId)
        .orderBy('createdAt', 'desc')
        .limit(200)
        .execute(),
    async unread(accountId) {
      const row = await tx
        .selectFrom('message')
        .select((w) => w.fn.countAll<number>().as('n'))
        .where('accountId', '=', accountId)
        .where('readAt', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    markRead: async (accountId, id, at) =>
      void (await tx
        .updateTable('message')
        .set({ readAt: at })
        .where('accountId', '=', accountId)
        .where('id', '=', id)
        .where('readAt', 'is', null)
        .execute()),
    async deliver(at, newId) {
      const letters = await tx
        .selectFrom('outbox')
        .selectAll()
        .where('deliveredAt', 'is', null)
        .orderBy('createdAt')
        .limit(500)
        .forUpdate()
        .skipLocked()
        .execute();
      for (const letter of letters) {
        const readers = await readersOf(tx, letter);
        if (readers.length > 0)
          await tx
            .insertInto('message')
            .values(
              readers.map((accountId) => ({
                id: newId(),
                accountId,
                subject: letter.subject,
                body: letter.body,
                link: letter.link,
                createdAt: at,
                readAt: null,
              })),
            )
            .execute();
        await tx.updateTable('outbox').set({ deliveredAt: at }).where('id', '=', letter.id).execute();
      }
      return letters.length;
    },
  };
}

async function readersOf(
  tx: Tx,
  letter: { accountId: string | null; organisationId: string | null; role: string | null },
): Promise<string[]> {
  if (letter.accountId) return [letter.accountId];
  const accounts = await tx
    .selectFrom('account')
    .select(['id', 'roles'])
    .where('organisationId', '=', letter.organisationId ?? '')
    .where('active', '=', true)
    .execute();
  return accounts.filter((a) => letter.role === null || (a.roles as readonly string[]).includes(letter.role)).map((a) => a.id);
}

export function journalIn(tx: Tx): Journal {
  return {
    async entries({ after = 0, limit, search, subject }) {
      let query = tx.selectFrom('journal').selectAll().where('seq', '>', after).orderBy('seq');
      if (subject) query = query.where('subjectId', '=', subject);
      if (search) query = query.where((w) => w.or([w('actorName', 'like', `%${escapeLike(search)}%`), w('action', '=', search)]));
      if (limit) query = query.limit(limit);
      return query.execute();
    },
    head: () => tx.selectFrom('journalHead').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow(),
  };
}

export function timekeepingIn(tx: Tx): Timekeeping {
  return {
    calendarYears: () => tx.selectFrom('calendarYear').select(['year', 'data']).orderBy('year').execute(),
    async loadCalendarYear(year, data, loadedBy, loadedAt) {
      const row = { data: json(data), loadedBy, loadedAt };
      await tx
        .insertInto('calendarYear')
        .values({ year, ...row })
        .onConflict((c) => c.column('year').doUpdateSet(row))
        .execute();
    },
    today: async () => (await tx.selectFrom('clock').select('today').where('id', '=', 1).executeTakeFirst())?.today ?? null,
    setToday: async (today) =>
      void (await tx
        .insertInto('clock')
        .values({ id: 1, today })
        .onConflict((c) => c.column('id').doUpdateSet({ today }))
        .execute()),
    hasRun: async (day, job) =>
      (await tx.selectFrom('dayRun').select('day').where('day', '=', day).where('job', '=', job).executeTakeFirst()) !== undefined,
    async lastRun(job) {
      const row = await tx
        .selectFrom('dayRun')
        .select((w) => w.fn.max<string | null>('day').as('day'))
        .where('job', '=', job)
        .executeTakeFirst();
      return row?.day ?? null;
    },
    noteRun: async (day, job, result, ranAt) =>
      void (await tx
        .insertInto('dayRun')
        .values({ day, job, result: json(result), ranAt })
        .onConflict((c) => c.doNothing())
        .execute()),
  };
}

/** The next number of a named series, from 1; the row lock makes it gapless within commits. */
export async function nextOf(tx: Tx, name: string): Promise<number> {
  const row = await tx
    .insertInto('counter')
    .values({ name, value: 1 })
    .onConflict((c) => c.column('name').doUpdateSet({ value: sql`counter.value + 1` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value;
}

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
