import { sql } from 'kysely';
import type { Channel } from '../acts/directory/mail-port.ts';
import { anyOf, recordset } from './bulk.ts';
import type { Tx } from './transaction.ts';

export type Sent = { accountId: string; letter: { id: string; subject: string; link: string | null } };
type Told = Sent & { readonly head: string | null; readonly nextStep: string | null };
type Queueing = { readonly newId: () => string; readonly at: string };

/** Subject and link go to those whose address is confirmed and who want it; the body stays in the system. */
export async function queueMails(tx: Tx, sent: readonly Told[], queueing: Queueing): Promise<void> {
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
  await queue(tx, 'mail', { ...queueing, sent, addressOf: (accountId) => addresses.get(accountId) ?? null });
}

/** The same to the office's own messaging, which knows a person by the name of the account. */
export async function queueHooks(
  tx: Tx,
  sent: readonly Told[],
  { seal, ...queueing }: Queueing & { seal: (text: string) => string },
): Promise<void> {
  if (sent.length === 0) return;
  const reached = await tx
    .selectFrom('account')
    .leftJoin('contact', 'contact.accountId', 'account.id')
    .select(['account.id', 'account.login'])
    .where('account.id', '=', anyOf([...new Set(sent.map(({ accountId }) => accountId))]))
    .where((w) => w.or([w('contact.hookOff', 'is', null), w('contact.hookOff', '=', false)]))
    .execute();
  const logins = new Map(reached.map(({ id, login }) => [id, seal(login)]));
  await queue(tx, 'hook', { ...queueing, sent, addressOf: (accountId) => logins.get(accountId) ?? null });
}

type Queued = Queueing & { readonly sent: readonly Told[]; readonly addressOf: (accountId: string) => string | null };

/** One a letter and person, whoever queues it again. */
async function queue(tx: Tx, channel: Channel, { sent, addressOf, newId, at }: Queued): Promise<void> {
  const prefix = channel === 'mail' ? 'letter' : 'hook';
  const mails = sent.flatMap(({ accountId, letter: { id, subject, link }, head, nextStep }) => {
    const about = [head, nextStep].filter((one) => one !== null).join('\n') || null;
    const address = addressOf(accountId);
    return address === null
      ? []
      : [{ id: newId(), key: `${prefix}:${id}:${accountId}`, account: accountId, address, subject, link, about }];
  });
  if (mails.length === 0) return;
  await sql`insert into mail (id, key, account_id, address, channel, subject, link, about, state, attempts, next_at, created_at)
    select id, key, account, address, ${channel}, subject, link, about, 'queued', 0, ${at}, ${at}
    from jsonb_to_recordset(${recordset(mails)}) as m (id uuid, key text, account uuid, address text, subject text, link text, about text)
    on conflict (key) do nothing`.execute(tx);
}
