import type { Messages } from '../acts/directory/port.ts';
import { anyOf } from './bulk.ts';
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
        if (mailAt !== null) await queueMail(tx, { letter, readers, newId, at: mailAt });
        await tx.updateTable('outbox').set({ deliveredAt: at }).where('id', '=', letter.id).execute();
      }
      return letters.length;
    },
  };
}

type Mailing = {
  letter: { id: string; subject: string; link: string | null };
  readers: readonly string[];
  newId: () => string;
  at: string;
};

/** Subject and link go to those whose address is confirmed and who want it; the body stays in the system. */
async function queueMail(tx: Tx, { letter, readers, newId, at }: Mailing): Promise<void> {
  if (readers.length === 0) return;
  const reached = await tx
    .selectFrom('contact')
    .select(['accountId', 'email'])
    .where('accountId', '=', anyOf(readers))
    .where('emailConfirmedAt', 'is not', null)
    .where('emailRefused', 'is', null)
    .where('mailOff', '=', false)
    .execute();
  const mails = reached.flatMap(({ accountId, email }) =>
    email === null
      ? []
      : [
          {
            ...{ id: newId(), key: `letter:${letter.id}:${accountId}`, accountId, address: email, subject: letter.subject, body: null },
            ...{ link: letter.link, state: 'queued' as const, attempts: 0, nextAt: at, reason: null, createdAt: at, sentAt: null },
          },
        ],
  );
  if (mails.length > 0)
    await tx
      .insertInto('mail')
      .values(mails)
      .onConflict((c) => c.column('key').doNothing())
      .execute();
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
