import type { Messages } from '../acts/directory/port.ts';
import type { Tx } from './transaction.ts';

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
