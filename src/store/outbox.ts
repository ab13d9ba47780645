import { uuidv7 } from 'uuidv7';
import type { Letter } from '../acts/context.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import type { Tx } from './transaction.ts';

/**
 * Lays a letter into the outbox within the business transaction; the same key a second time changes nothing and answers false. Persons' numbers that somebody
 * wrote into a reason do not go along: letters become mails and messages of many.
 */
export async function post(tx: Tx, letter: Letter, now: string): Promise<boolean> {
  const to =
    'accountId' in letter.to
      ? { accountId: letter.to.accountId }
      : { organisationId: letter.to.organisationId, role: letter.to.role ?? null };
  const result = await tx
    .insertInto('outbox')
    .values({
      id: uuidv7(),
      key: letter.key,
      organisationId: null,
      role: null,
      accountId: null,
      ...to,
      subject: veiledText(letter.subject),
      body: veiledText(letter.body),
      link: letter.link ?? null,
      createdAt: now,
      deliveredAt: null,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
