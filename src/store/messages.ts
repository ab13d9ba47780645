import { sql } from 'kysely';
import type { Messages } from '../acts/directory/port.ts';
import { dayOf } from '../core/calendar/instant.ts';
import { matterOf } from '../core/deadlines/matter.ts';
import { anyOf, recordset } from './bulk.ts';
import type { Sealer } from './crypto.ts';
import { mattersOf, shownColumns } from './matters.ts';
import { headsOf, nextSteps, recordIn } from './messages-about.ts';
import { queueHooks, queueMails, type Sent } from './messages-out.ts';
import type { Tx } from './transaction.ts';

export function messagesIn(tx: Tx, sealer: Sealer): Messages {
  return {
    mine: (accountId, limit = 200, matter) =>
      tx
        .selectFrom('message')
        .select(shownColumns)
        .where('accountId', '=', accountId)
        .$if(matter !== undefined, (query) => query.where('matter', '=', matter ?? ''))
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    unread: (accountId) =>
      tx.selectFrom('message').select(['id', 'subject', 'link']).where('accountId', '=', accountId).where('readAt', 'is', null).execute(),
    find: async (accountId, id) =>
      (await tx
        .selectFrom('message')
        .select(['id', 'subject', 'link'])
        .where('accountId', '=', accountId)
        .where('id', '=', id)
        .executeTakeFirst()) ?? null,
    async markRead(accountId, ids, at) {
      if (ids.length === 0) return;
      await tx
        .updateTable('message')
        .set({ readAt: at })
        .where('accountId', '=', accountId)
        .where('id', 'in', [...ids])
        .where('readAt', 'is', null)
        .execute();
    },
    async unreadMatters(accountId) {
      const { rows } = await sql<{ count: number }>`select count(distinct matter)::int as count from message
        where account_id = ${accountId} and read_at is null`.execute(tx);
      return rows[0]?.count ?? 0;
    },
    matters: (accountId, asked) => mattersOf(tx, accountId, asked),
    async markMatterRead(accountId, { matter, upTo }, at) {
      await tx
        .updateTable('message')
        .set({ readAt: at })
        .where('accountId', '=', accountId)
        .where('matter', '=', matter)
        .where('id', '<=', upTo)
        .where('readAt', 'is', null)
        .execute();
    },
    async markMatterUnread(accountId, matter) {
      const newest = tx
        .selectFrom('message')
        .select('id')
        .where('accountId', '=', accountId)
        .where('matter', '=', matter)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(1);
      const { numUpdatedRows } = await tx.updateTable('message').set({ readAt: null }).where('id', '=', newest).executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async markAllRead(accountId, upTo, at) {
      const { numUpdatedRows } = await tx
        .updateTable('message')
        .set({ readAt: at })
        .where('accountId', '=', accountId)
        .where('id', '<=', upTo)
        .where('readAt', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    async deliver(at, newId, queued = { mail: null, hook: null }) {
      const letters = await tx
        .selectFrom('outbox')
        .selectAll()
        .where('deliveredAt', 'is', null)
        .orderBy('createdAt')
        .limit(500)
        .forUpdate()
        .skipLocked()
        .execute();
      if (letters.length === 0) return 0;
      const readers = await readersOf(tx, letters);
      const sent = await withAbout(
        tx,
        letters.flatMap((letter) => readers(letter).map((accountId) => ({ id: newId(), accountId, letter }))),
        dayOf(at),
      );
      await sql`insert into message (id, account_id, subject, body, link, created_at, read_at, matter, head, next_step)
        select id, account, subject, body, link, ${at}, null, coalesce(record, md5(page)), head, "nextStep"
        from jsonb_to_recordset(${recordset(
          sent.map(({ id, accountId, letter: { subject, body, link }, ...about }) => ({
            id,
            account: accountId,
            subject,
            body,
            link,
            ...about,
          })),
        )}) as m (id uuid, account uuid, subject text, body text, link text, record text, page text, head text, "nextStep" text)`.execute(
        tx,
      );
      if (queued.mail !== null) await queueMails(tx, sent, { newId, at: queued.mail });
      if (queued.hook !== null) await queueHooks(tx, sent, { newId, at: queued.hook, seal: sealer.seal });
      await tx
        .updateTable('outbox')
        .set({ deliveredAt: at })
        .where('id', '=', anyOf(letters.map(({ id }) => id)))
        .execute();
      return letters.length;
    },
  };
}

/** `page`: where a link opens no record, what its page and subject say together. */
type About = { readonly record: string | null; readonly page: string; readonly head: string | null; readonly nextStep: string | null };

/** Which case and whose it is, and what its reader does next. */
async function withAbout<S extends Sent>(tx: Tx, sent: readonly S[], today: string): Promise<(S & About)[]> {
  const records = sent.flatMap(({ accountId, letter }) => {
    const record = recordIn(letter.link);
    return record === null ? [] : [{ account: accountId, record }];
  });
  const heads = await headsOf(tx, [...new Set(records.map(({ record }) => record))]);
  const next = await nextSteps(tx, records, today);
  return sent.map((one) => {
    const record = recordIn(one.letter.link);
    const head = record === null ? null : (heads.get(record) ?? null);
    const nextStep = record === null ? null : (next.get(`${one.accountId} ${record}`) ?? null);
    return { ...one, record, page: matterOf(one.letter).matter, head, nextStep };
  });
}

type To = { accountId: string | null; organisationId: string | null; role: string | null };

/** Who reads each letter: the account that it is for, or the active ones of its organisation that hold its role; asked once for all. */
async function readersOf(tx: Tx, letters: readonly To[]): Promise<(letter: To) => string[]> {
  const units = [...new Set(letters.flatMap(({ accountId, organisationId }) => (accountId || !organisationId ? [] : [organisationId])))];
  const accounts =
    units.length === 0
      ? []
      : await tx
          .selectFrom('account')
          .select(['id', 'organisationId', 'roles'])
          .where('organisationId', '=', anyOf(units))
          .where('active', '=', true)
          .execute();
  const holds = (roles: readonly string[], role: string | null) => role === null || roles.includes(role);
  return ({ accountId, organisationId, role }) =>
    accountId ? [accountId] : accounts.filter((one) => one.organisationId === organisationId && holds(one.roles, role)).map(({ id }) => id);
}
