import { readWith } from '../../core/deadlines/matter.ts';
import type { Context, Transaction } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Marks a message as read, and with it what it repeats: the earlier reminders of the same topic. What came later may name a new day and stays unread. */
export async function readMessage(tx: Transaction, { actor, now }: Context, id: string): Promise<void> {
  const message = await tx.messages.find(actor.accountId, id);
  if (message === null) return refuse({ kind: 'notFound' });
  const unread = await tx.messages.unread(actor.accountId);
  const same = readWith(
    message,
    unread.filter((one) => one.id <= message.id),
  ).map((one) => one.id);
  await tx.messages.markRead(actor.accountId, same, now);
}
