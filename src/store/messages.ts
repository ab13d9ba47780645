import { sql } from 'kysely';
import type { Messages } from '../acts/directory/port.ts';
import { anyOf, recordset } from './bulk.ts';
import type { Tx } from './transaction.ts';

export function messagesIn(tx: Tx): Messages {
  return {
    mine: (accountId, limit = 200) =>
      tx
        .selectFrom('message')
        .select(['id', 'subject', 'body', 'link', 'createdAt', 'readAt'])
        .where('accountId', '=', accountId)
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
    async deliver(at, newId, mailAt = null) {
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
      const sent = letters.flatMap((letter) => readers(letter).map((accountId) => ({ id: newId(), accountId, letter })));
      await sql`insert into message (id, account_id, subject, body, link, created_at, read_at)
        select id, account, subject, body, link, ${at}, null
        from jsonb_to_recordset(${recordset(
          sent.map(({ id, accountId, letter: { subject, body, link } }) => ({ id, account: accountId, subject, body, link })),
        )}) as m (id uuid, account uuid, subject text, body text, link text)`.execute(tx);
      if (mailAt !== null) await queueMails(tx, sent, { newId, at: mailAt });
      await tx
        .updateTable('outbox')
        .set({ deliveredAt: at })
        .where('id', '=', anyOf(letters.map(({ id }) => id)))
        .execute();
      return letters.length;
    },
  };
}

type Letter = { id: string; subject: string; link: string | null };
type Sent = { accountId: string; letter: Letter };

/** Subject and link go to those whose address is confirmed and who want it; the body stays in the system. */
async function queueMails(tx: Tx, sent: readonly Sent[], { newId, at }: { newId: () => string; at: string }): Promise<void> {
  if (sent.length === 0) return;
  const reached = await tx
    .selectFrom('contact')
    .select(['accountId', 'email'])
    .where('accountId', '=', anyOf([...new Set(sent.map(({ accountId }) => accountId))]))
    .where('emailConfirmedAt', 'is not', null)
    .where('emailRefused', 'is', null)
    .where('mailOff', '=', false)
    .execute();
  const addresses = new Map(reached.map(({ accountId, email }) => [accountId, email]));
  const mails = sent.flatMap(({ accountId, letter: { id, subject, link } }) => {
    const address = addresses.get(accountId) ?? null;
    return address === null ? [] : [{ id: newId(), key: `letter:${id}:${accountId}`, account: accountId, address, subject, link }];
  });
  if (mails.length === 0) return;
  await sql`insert into mail (id, key, account_id, address, subject, link, state, attempts, next_at, created_at)
    select id, key, account, address, subject, link, 'queued', 0, ${at}, ${at}
    from jsonb_to_recordset(${recordset(mails)}) as m (id uuid, key text, account uuid, address text, subject text, link text)
    on conflict (key) do nothing`.execute(tx);
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
